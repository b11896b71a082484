import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { matchDecisions, type MatchDecision } from './match-state.ts';

/** What a person has said of one patch of land. `rejected` holds ids of contracts, each with the reason given or ''. */
export interface MatchRecord {
	decision: MatchDecision | null;
	contractId: string | null;
	userName: string | null;
	reason: string | null;
	note: string | null;
	rejected: Readonly<Record<string, string>>;
}

export const unlooked: MatchRecord = {
	decision: null,
	contractId: null,
	userName: null,
	reason: null,
	note: null,
	rejected: {}
};

export const matchActs = [...matchDecisions, 'rejected', 'unrejected', 'withdrawn', 'noted'] as const;
export type MatchAct = (typeof matchActs)[number];

/** What is asked. `contract` is the contract's id, already looked up; `user` a name somebody typed. */
export interface AskedMatch {
	act: MatchAct;
	contractId: string | null;
	/** The contract's lessee: the user unless another is named. */
	lessee: string | null;
	user: string;
	reason: string;
	note: string;
}

const said = (text: string): string | null => (text.trim() === '' ? null : maskedText(text.trim()));

/**
 * What a record becomes, or why not. Reasons have 2 to 200 characters, names at most 100, notes 500. A rejected contract can
 * be confirmed later: that takes the rejection away.
 */
export function decideMatch(record: MatchRecord, asked: AskedMatch): Outcome<MatchRecord> {
	const reason = said(asked.reason);
	const length = [...(reason ?? '')].length;
	if (length > 200) return refused('match.reason', { expected: '2–200', got: length });
	if ([...asked.user].length > 100) return refused('match.user', { got: [...asked.user].length });
	if ([...asked.note].length > 500) return refused('match.note', { got: [...asked.note].length });
	switch (asked.act) {
		case 'noted':
			return accepted({ ...record, note: said(asked.note) });
		case 'withdrawn':
			if (record.decision === null) return refused('match.undecided');
			return accepted({ ...record, decision: null, contractId: null, userName: null, reason: null });
		case 'rejected': {
			if (asked.contractId === null) return refused('match.contract_needed');
			if (record.contractId === asked.contractId) return refused('match.confirmed');
			return accepted({ ...record, rejected: { ...record.rejected, [asked.contractId]: reason ?? '' } });
		}
		case 'unrejected': {
			const { [asked.contractId ?? '']: _, ...rejected } = record.rejected;
			return accepted({ ...record, rejected });
		}
		case 'confirmed': {
			if (asked.contractId === null) return refused('match.contract_needed');
			const { [asked.contractId]: _, ...rejected } = record.rejected;
			const userName = said(asked.user) ?? said(asked.lessee ?? '');
			return accepted({
				...record,
				decision: 'confirmed',
				contractId: asked.contractId,
				userName,
				reason,
				rejected
			});
		}
		default:
			if (length < 2) return refused('match.reason', { expected: '2–200', got: length });
			return accepted({
				...record,
				decision: asked.act,
				contractId: null,
				userName: said(asked.user),
				reason
			});
	}
}
