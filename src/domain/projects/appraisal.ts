import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** The sheet a third party scores by: items with their most and their floor, grounds that forbid whatever the score, the pass mark. Points are whole. */
export interface Sheet {
	items: readonly { key: string; name: string; most: number; floor: number }[];
	vetoes: readonly { key: string; name: string }[];
	pass: number;
}

/**
 * What is shipped: the four criteria of 歙县 (domain.md §2.4), a hundred points, 一票否决 as counties have it. Weights, floors and
 * the pass mark are the product's proposal.
 */
export const shippedSheet: Sheet = {
	items: [
		{ key: 'science', name: '科学性：选址、规模、技术路线', most: 25, floor: 0 },
		{ key: 'rules', name: '合规性：用地、环保、程序、资金投向', most: 25, floor: 15 },
		{ key: 'feasible', name: '可行性：主体、投资、市场、管护', most: 25, floor: 0 },
		{ key: 'benefit', name: '效益性：集体收入、带动农户、就业', most: 25, floor: 10 }
	],
	vetoes: [
		{ key: 'farmland', name: '违规占用永久基本农田或生态保护红线' },
		{ key: 'procedure', name: '未履行“四议两公开”' },
		{ key: 'twice', name: '同一内容已享受财政资金' },
		{ key: 'debt', name: '举债建设或为他人担保（“六严禁”）' }
	],
	pass: 70
};

export interface Score {
	points: number;
	note: string | null;
}

export interface Scored {
	scores: Readonly<Record<string, Score>>;
	vetoes: readonly string[];
	/** Whole points. */
	total: number;
	/** Items under their floor. */
	under: readonly string[];
	outcome: 'passed' | 'failed';
}

/** An appraisal as it was commissioned and, once delivered, scored. */
export interface Appraisal {
	id: string;
	version: number;
	project: string;
	round: number;
	person: string;
	personName: string;
	organisation: string;
	sheet: Sheet;
	commissionedOn: string;
	dueOn: string;
	deliveredOn: string | null;
	scores: Readonly<Record<string, Score>> | null;
	vetoes: readonly string[] | null;
	total: number | null;
	outcome: 'passed' | 'failed' | null;
	opinion: string | null;
}

/** The sum, what lies under its floor, and what follows: one ground that forbids, or one item under its floor, fails whatever the sum. */
export function judgeScores(
	sheet: Sheet,
	scores: Readonly<Record<string, Score>>,
	vetoes: readonly string[]
): Pick<Scored, 'total' | 'under' | 'outcome'> {
	const total = sheet.items.reduce((sum, { key }) => sum + (scores[key]?.points ?? 0), 0);
	const under = sheet.items.filter(({ key, floor }) => (scores[key]?.points ?? 0) < floor).map(({ key }) => key);
	return { total, under, outcome: vetoes.length === 0 && under.length === 0 && total >= sheet.pass ? 'passed' : 'failed' };
} // prettier-ignore

/**
 * A filled sheet: every item scored between nought and its most in whole points, vetoes of the sheet's own.
 * @param given `score.KEY`, `note.KEY` and `veto.KEY`
 */
export function checkScores(sheet: Sheet, given: Readonly<Record<string, string | undefined>>): Outcome<Scored> {
	const scores: Record<string, Score> = {};
	for (const { key, most } of sheet.items) {
		const written = (given[`score.${key}`] ?? '').trim();
		const points = /^\d{1,3}$/.test(written) ? Number(written) : NaN;
		if (!(points <= most))
			return refused('appraisal.score', { field: `score.${key}`, expected: `0–${most}`, got: written.slice(0, 20) });
		const note = maskedText((given[`note.${key}`] ?? '').trim());
		if ([...note].length > 300)
			return refused('appraisal.note', { field: `note.${key}`, expected: '≤ 300', got: [...note].length });
		scores[key] = { points, note: note === '' ? null : note };
	}
	const vetoes = sheet.vetoes.filter(({ key }) => given[`veto.${key}`] === 'yes').map(({ key }) => key);
	return accepted({ scores, vetoes, ...judgeScores(sheet, scores, vetoes) });
}

/** What is wrong with a sheet as a setting: keys twice, a floor over its item's most, a pass mark nobody reaches. */
export function sheetFault({ items, vetoes, pass }: Sheet): string | null {
	const keys = [...items, ...vetoes].map(({ key }) => key);
	if (new Set(keys).size !== keys.length) return 'keys';
	if (items.some(({ most, floor }) => floor > most)) return 'floor';
	return pass > items.reduce((sum, { most }) => sum + most, 0) ? 'pass' : null;
}
