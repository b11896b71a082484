import { beside } from '#test/contract-factory.ts';
import type { Row } from '#test/factory.ts';
import type { People } from './people.ts';
import type { Random } from '#core/random.ts';
import type { Sheet } from './rows.ts';

/** The first and the last day of the clearing that the demo county shows. */
export const CAMPAIGN = { first: '2026-10-26', last: '2026-11-21' } as const;

type Contract = Row<'contract'>;

/** What is irregular about a written contract that is still open, in turn. */
const FAULTS: readonly ((contract: Contract) => Partial<Contract>)[] = [
	// Half of what such land brings.
	({ terms }) => {
		const { rents = [], assets } = JSON.parse(String(terms)) as { rents: { fen: number }[]; assets?: unknown };
		const reference = Math.max(...rents.slice(0, 1).map(({ fen }) => fen)) * 2;
		return { reference_fen: reference, terms: JSON.stringify({ rents, ...(assets ? { assets } : {}) }) };
	},
	({ ends_on, starts_on }) =>
		ends_on === null || starts_on === null
			? {}
			: { ends_on: `${Number(starts_on.slice(0, 4)) + 30}${starts_on.slice(4)}` },
	() => ({ arrears_fen: 1_260_000 }),
	() => ({ lessee_outside: true, township_approval: null }),
	({ terms }) => {
		const { rents = [], assets } = JSON.parse(String(terms)) as {
			rents: { from: string | null; to: string | null; fen: number }[];
			assets?: unknown;
		};
		const first = rents[0]!;
		const flat = [{ from: first.from, to: rents.at(-1)!.to, fen: first.fen }];
		return { growth_clause: false, terms: JSON.stringify({ rents: flat, ...(assets ? { assets } : {}) }) };
	}
];

/** Gives a contract that is not yet put right its faults, its steps and, where it has got so far, its opinion and hand-up. */
export function openCase(sheet: Sheet, contract: Contract, at: number, names: People, random: Random): void {
	const { rows, factory } = sheet;
	Object.assign(contract, { procedure_done: false, village_resolution: null, auction_number: null });
	if (contract.form === 'written') Object.assign(contract, FAULTS[Math.floor(at / 3) % FAULTS.length]!(contract));
	if (contract.form === 'receipt' && random.chance(0.5)) contract.arrears_fen = random.whole(2, 30) * 20_000;
	const step = (name: string, from: string, to: string, on: string, due: string | null) =>
		rows.contract_step.push({
			...{ county_code: factory.county, id: factory.newId(), contract_id: contract.id, contract_version: 1 },
			...{ step: name, from_status: from, to_status: to, reason: null, due_on: due },
			...{ actor_id: 'demo', actor_name: names.next(), recorded_at: new Date(`${on}T02:00:00Z`) }
		});
	step('find_irregular', 'reviewed', 'irregular', '2026-10-28', null);
	if (contract.status === 'irregular') return;
	step('rectify', 'irregular', 'rectifying', '2026-11-02', '2026-12-14');
	if (contract.status === 'rectifying') return;
	const told = contract.status === 'litigation' || at % 2 === 0;
	rows.contract_opinion.push(
		beside(factory, 'contract_opinion', {
			contract_id: contract.id,
			question: '没有书面合同、多年按收据缴费，双方的权利义务怎样认定？',
			opinion: told
				? '双方已实际履行，租赁关系成立；期限没有约定的，视为不定期租赁，可在合理期限前通知后解除（民法典第七百三十条）。'
				: null,
			lawyer: told ? '县公共法律服务中心 律师' : null,
			given_on: told ? '2026-11-12' : null
		})
	);
	step(contract.status === 'litigation' ? 'litigate' : 'escalate', 'rectifying', contract.status, '2026-11-16', null);
	if (contract.status === 'litigation') return;
	const county = at % 2 === 0;
	const team = county ? rows.team.find(({ duty }) => duty === 'legal') : undefined;
	rows.contract_escalation.push(
		beside(factory, 'contract_escalation', {
			contract_id: contract.id,
			state: county ? 'county' : 'township',
			reason: '承包人不认可面积和价格，村里两次协商没有结果。',
			addressee_kind: team ? 'team' : null,
			addressee_id: team?.id ?? null,
			raised_on: '2026-11-16',
			due_on: '2026-11-30',
			answer: null,
			answered_on: null,
			last_actor: 'demo'
		})
	);
}
