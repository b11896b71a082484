import type { Problem } from '#core/import-fields.ts';
import { dayOf } from '#core/period.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import { contractNamed } from './contract-named.server.ts';
import type { OfferLine } from './import-rows.ts';
import { lineProblems } from './line-course.ts';

export type OfferLines = ImportRow<OfferLine>[];

/** Codes the county has already, with the village they are of. */
export async function codesOf(
	db: ReadDb,
	codes: readonly string[]
): Promise<Map<string, { id: string; village: string }>> {
	if (codes.length === 0) return new Map();
	const rows = await db.query
		.selectFrom('reclaimed_asset')
		.select(['id', 'code', 'village_code as village'])
		.where('county_code', '=', db.county)
		.where('code', 'in', [...codes])
		.execute();
	return new Map(rows.map(({ code, ...rest }) => [code, rest]));
}

/** Villages, doubles, and whether each line's offering goes in order; a code the county has takes its jobs and income alone. */
export async function completeOffers(db: ReadDb, rows: OfferLines): Promise<Completed<OfferLine>> {
	const today = dayOf(new Date());
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const placed = rows.map((each, at) => ({
		...each,
		row: { ...each.row, asset: { ...each.row.asset, village_code: villages[at] ?? '' } }
	}));
	const coded = placed.flatMap(({ n, row }) => (row.asset.code ? [{ n, key: row.asset.code }] : []));
	problems.push(...doubles(coded, 'code'));
	const listed = placed.flatMap(({ n, row }) =>
		row.course.flatMap(({ paper }) => (paper.kind === 'listing' ? [{ n, key: paper.typed.number }] : []))
	);
	problems.push(...doubles(listed, 'listing'));
	const known = await codesOf(
		db,
		coded.map(({ key }) => key)
	);
	const taken = await listingsOf(
		db,
		listed.map(({ key }) => key)
	);
	for (const { n, row } of without(placed, problems)) {
		const present = known.get(row.asset.code ?? '') ?? null;
		if (present && present.village !== row.asset.village_code)
			problems.push({ row: n, field: 'code', expected: 'code.free', got: row.asset.code });
		else {
			const wrong = lineProblems(n, row, today, { present: present !== null, taken });
			problems.push(...(wrong.length > 0 || present ? wrong : await contractProblems(db, n, row)));
		}
	}
	return { rows: without(placed, problems), problems };
}

/** Whether the contract that a line ends with is one of the register. */
async function contractProblems(db: ReadDb, n: number, row: OfferLine): Promise<Problem[]> {
	const paper = (kind: string) => row.course.find((each) => each.paper.kind === kind)?.paper;
	const [draft, award, last] = [paper('draft'), paper('award'), paper('contract')];
	if (last?.kind !== 'contract' || draft?.kind !== 'draft' || award?.kind !== 'award') return [];
	const { resultOn, wonFen } = award.typed;
	const found = { village: row.asset.village_code, resultOn, wonFen, unit: draft.typed.unit };
	const named = await contractNamed(db, found, last.typed.number);
	if (named.ok) return [];
	const { expected, got } = named.detail ?? {};
	return [
		{
			...{ row: n, field: 'contract', expected: named.reason, got: String(got) },
			params: { expected: String(expected ?? '') }
		}
	];
}

async function listingsOf(db: ReadDb, numbers: readonly string[]): Promise<Set<string>> {
	if (numbers.length === 0) return new Set();
	const rows = await db.query
		.selectFrom('reclaimed_asset')
		.select('listing_number')
		.where('county_code', '=', db.county)
		.where('listing_number', 'in', [...numbers])
		.execute();
	return new Set(rows.flatMap(({ listing_number }) => listing_number ?? []));
}
