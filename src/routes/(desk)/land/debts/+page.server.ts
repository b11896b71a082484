import { debtListOf, resolvedOf } from '#land/debts/debt-list.ts';
import { debtDetail } from '#land/debts/debt.read.server.ts';
import { debtRules } from '#land/debts/debt-settings.read.server.ts';
import { ledgerSums, listDebts } from '#land/debts/debts.read.server.ts';
import { sides } from '#land/debts/methods.ts';
import { progressOf } from '#land/debts/targets.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('land:debts');
	const { read, actor } = locals;
	const { side } = debtListOf(url.searchParams);
	const { calendar, brackets } = await debtRules(read, new Date());
	const rows = await listDebts(read, side);
	const [first, ...rest] = await Promise.all(sides.map((each) => ledgerSums(read, each, '0001-01-01', calendar.today)));
	const number = url.searchParams.get('debt');
	const year = Number(calendar.today.slice(0, 4));
	return {
		...{ side, rows, year, base: calendar.base, today: calendar.today },
		sums: side === 'receivable' ? first! : rest[0]!,
		progress: progressOf(
			brackets,
			rows.map((row) => ({ openingFen: row.openingFen, resolvedFen: resolvedOf(row) })),
			year
		),
		debt: number ? await debtDetail(read, side, number.slice(0, 40)) : null,
		townships: await villagesByTownship(read),
		rules: actor.permissions.has('settings.change') ? await rulesOf(read, 'debts', calendar.today) : null,
		changes: actor.permissions.has('land.debt.change'),
		answers: actor.permissions.has('land.debt.answer'),
		imports: actor.permissions.has('land.debt.change'),
		exports: actor.permissions.has('land.export')
	};
};
