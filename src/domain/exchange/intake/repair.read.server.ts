import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import type { ReadDb } from '#db/read.server.ts';

const CHUNK = 500;
/** Square degrees, about a hundredth of a square metre: what is smaller is a line drawn there and back. */
const LEAST = 1e-12;

interface Shaped {
	n: number;
	shape: string | null;
}

/**
 * Makes invalid shapes valid in place, polygons only; overlays answer invalid input with wrong values or not at all. A
 * shape of which nothing is left, or that the engine cannot mend, is a problem.
 * @returns the mended shapes by record, hex EWKB
 */
export async function repairShapes(
	db: ReadDb,
	rows: readonly Shaped[]
): Promise<{ repaired: Map<number, string>; problems: Problem[] }> {
	const shaped = rows.filter(({ shape }) => shape !== null);
	const problems: Problem[] = [];
	const mended = new Map<number, string>();
	const repair = async (part: readonly Shaped[]): Promise<void> => {
		let repaired: Repaired[];
		try {
			repaired = await invalidOf(db, part);
		} catch (error) {
			if (part.length === 1) return void problems.push(unmended(part[0]!.n, 'shape.valid', error));
			for (const each of part) await repair([each]);
			return;
		}
		const byNumber = new Map(part.map((each) => [each.n, each]));
		for (const { n, fixed, reason } of repaired) {
			if (fixed === null) problems.push({ row: n, field: 'shape', expected: 'shape.area', got: reason });
			else {
				byNumber.get(n)!.shape = fixed;
				mended.set(n, fixed);
			}
		}
	};
	for (let at = 0; at < shaped.length; at += CHUNK) await repair(shaped.slice(at, at + CHUNK));
	return { repaired: mended, problems };
}

const unmended = (row: number, expected: string, error: unknown): Problem => ({
	row,
	field: 'shape',
	expected,
	got: error instanceof Error ? error.message.slice(0, 120) : String(error)
});

interface Repaired {
	n: number;
	/** Null when no area is left. */
	fixed: string | null;
	reason: string;
}

async function invalidOf(db: ReadDb, part: readonly Shaped[]): Promise<Repaired[]> {
	const { rows } = await sql<Repaired>`
		select n, reason, case when ST_IsEmpty(fixed) or ST_Area(fixed) < ${LEAST} then null else upper(encode(ST_AsEWKB(fixed), 'hex')) end as fixed
		from (
			select n, ST_IsValidReason(shape) as reason,
				ST_Multi(ST_CollectionExtract(ST_MakeValid(shape), 3)) as fixed
			from (
				select given.n, given.shape::geometry as shape
				from unnest(${part.map(({ n }) => n)}::integer[], ${part.map(({ shape }) => shape!)}::text[])
					as given(n, shape)
			) read
			where not ST_IsValid(shape) or ST_Area(shape) < ${LEAST}
		) mended
		order by n`.execute(db.query);
	return rows;
}
