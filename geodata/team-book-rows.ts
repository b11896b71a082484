import { beside } from '#test/contract-factory.ts';
import type { Row } from '#test/factory.ts';
import { CAMPAIGN } from './open-contracts.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import type { Sheet } from './rows.ts';

/** 干部分组包户 and the 碰头 log of the villages in which contracts are still open. */
const FOUND = [
	'对上 3 份合同，1 份只有收据。',
	'走访 5 户，2 户外出，电话核实。',
	'找到 2012 年的村委会档案，补上 2 份合同的签订日期。',
	'1 户说面积不对，约好再量。',
	'缴费记录核对完，1 户还差两年。'
];
const NEXT = ['再跑一趟乡档案室。', '约承包人到村委会面谈。', '请乡镇定参考价。', null];

const dayAfter = (date: string, days: number): string =>
	new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function addTeamBook(
	{ factory, rows }: Sheet,
	contracts: readonly Row<'contract'>[],
	open: readonly Row<'contract'>[],
	random: Random
): void {
	const villages = [...new Set(open.flatMap(({ village_code }) => village_code ?? []))].sort();
	const byVillage = Map.groupBy(contracts, ({ village_code }) => village_code);
	for (const village_code of villages) {
		const names = people(random.branch(village_code));
		const groups = ['第一组', '第二组'].map((name) =>
			beside(factory, 'clearing_group', {
				...{ village_code, name, leader: names.next(), members: `${names.next()}、${names.next()}` },
				...{
					households: name === '第一组' ? '东头 1—40 户' : '西头 41 户以后',
					starts_on: CAMPAIGN.first,
					ends_on: null
				}
			})
		);
		rows.clearing_group.push(...groups);
		for (const [at, { id }] of byVillage.get(village_code)!.entries())
			rows.clearing_assignment.push({
				...{ county_code: factory.county, id: factory.newId(), contract_id: id, group_id: groups[at % 2]!.id },
				recorded_at: factory.now
			});
		// Every second day; now and then one is missed.
		for (
			let met_on: string = CAMPAIGN.first;
			met_on <= CAMPAIGN.last;
			met_on = dayAfter(met_on, random.chance(0.15) ? 4 : 2)
		)
			rows.clearing_meeting.push(
				beside(factory, 'clearing_meeting', {
					...{ village_code, met_on, present: `${groups[0]!.leader}、${groups[1]!.leader}等${random.whole(4, 7)}人` },
					...{ found: random.pick(FOUND), next: random.pick(NEXT) }
				})
			);
	}
}
