import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { beyondScope, doubles, shapeless, without } from '#territory/import-checks.ts';
import { presentCodes, villagesOf } from '#territory/place.read.server.ts';
import { lineProblems, nameParcels } from './contract-lines.ts';
import type { ContractLine, LandRow } from './import-rows.ts';
import { occupationCodes } from './occupation-key.ts';

/** What a land file's own cells cannot tell: villages, doubles, shapes already there, keys. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

async function placed<R extends LandRow>(db: ReadDb, rows: ImportRow<R>[], problems: Problem[]): Promise<Completed<R>> {
	const kept = without(rows, problems);
	const villages = await villagesOf(
		db,
		kept.map(({ row, shape }) => ({ codes: row.codes, name: row.name, shape }))
	);
	const outside = beyondScope(
		kept.map(({ n }, index) => ({ n, village: villages[index]! })),
		db.scope,
		db.county
	);
	const found = kept.map((each, index) => ({
		...each,
		row: { ...each.row, state: { ...each.row.state, village_code: villages[index] ?? undefined } }
	}));
	return { rows: without(found, outside), problems: [...problems, ...outside] };
}

export async function completeParcels(db: ReadDb, rows: ImportRow<LandRow>[]): Promise<Completed<LandRow>> {
	const coded = rows.map(({ n, shape, row }) => ({
		n,
		shape,
		code: String(row.state.code),
		key: String(row.state.code)
	}));
	const register = rows[0]?.row.state.register;
	// Only what comes without a shape needs one that is there.
	const bare = coded.filter(({ shape }) => !shape);
	const present = bare.length > 0 ? await parcelCodes(db, String(register), bare) : new Set<string>();
	return placed(db, rows, [...doubles(coded, 'code'), ...shapeless(coded, present)]);
}

/** Whether the county holds no parcel at all, of either register. */
export async function hasNoParcels(db: ReadDb): Promise<boolean> {
	const row = await db.query
		.selectFrom('parcel')
		.select('id')
		.where('county_code', '=', db.county)
		.limit(1)
		.executeTakeFirst();
	return row === undefined;
}

/** Which of these codes a register already holds. */
export async function parcelCodes(
	db: ReadDb,
	register: string,
	rows: readonly { code: string }[]
): Promise<Set<string>> {
	const { rows: found } = await sql<{ code: string }>`select code from parcel
		where county_code = ${db.county} and register = ${register}
			and code = any(${rows.map(({ code }) => code)}::text[])`.execute(db.query);
	return new Set(found.map(({ code }) => code));
}

export async function completeContracts(
	db: ReadDb,
	rows: ImportRow<ContractLine>[],
	rejected: ImportRow<ContractLine>[]
): Promise<Completed<ContractLine>> {
	const problems = [...lineProblems(rows, rejected), ...differingShapes(rows)];
	return placed(db, nameParcels(without(rows, problems)), problems);
}

/** One parcel under two contracts of a file has one shape. */
function differingShapes(rows: readonly ImportRow<ContractLine>[]): Problem[] {
	const first = new Map<string, { n: number; shape: string }>();
	return rows.flatMap(({ n, shape, row: { parcelCode } }) => {
		if (!shape || parcelCode === null) return [];
		const before = first.get(parcelCode);
		if (!before) first.set(parcelCode, { n, shape });
		return before && before.shape !== shape
			? [{ row: n, field: 'shape', expected: 'shape.same', params: { row: before.n }, got: parcelCode }]
			: [];
	});
}

export async function completeOccupations(db: ReadDb, rows: ImportRow<LandRow>[]): Promise<Completed<LandRow>> {
	const codes = occupationCodes(
		rows.map(({ row, shape }) => ({ state: row.state, shape })),
		digest
	);
	const named = rows.map((each, index) => ({
		...each,
		row: { ...each.row, state: { ...each.row.state, code: codes[index] } }
	}));
	const keys = named.map(({ n, shape }, index) => ({ n, shape, code: codes[index]!, key: codes[index]! }));
	const present = await presentCodes(db, 'occupation', codes);
	return placed(db, named, [...doubles(keys, 'code'), ...shapeless(keys, present)]);
}
