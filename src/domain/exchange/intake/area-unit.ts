import { headerKey, type Field, type Mapping, type Sheet } from '#core/import-fields.ts';

/**
 * Whether a column of areas holds m² or 亩, by what its numbers are to their shapes. 1 m² is 0.0015 亩, so the two ratios lie
 * far apart: a column of areas that is right to a factor of two tells which it is.
 */
export type AreaUnit = 'm2' | 'mu';

export interface AreaSample {
	/** The number as it is written. */
	written: number;
	/** m² of the record's shape. */
	m2: number;
}

const MU_PER_M2 = 0.0015;
const FACTOR = 2;
/** Of the samples, how many must agree. */
const SHARE = 0.6;

/** @returns null when the samples do not tell */
export function unitOf(samples: readonly AreaSample[]): AreaUnit | null {
	const told = samples.filter(({ written, m2 }) => written > 0 && m2 > 0);
	if (told.length === 0) return null;
	const near = (ratio: number) =>
		told.filter(({ written, m2 }) => written / m2 >= ratio / FACTOR && written / m2 <= ratio * FACTOR).length;
	if (near(1) >= told.length * SHARE) return 'm2';
	if (near(MU_PER_M2) >= told.length * SHARE) return 'mu';
	return null;
}

/** The unit a header itself names; null for 面积, SCMJ and others that are written with either, whatever a standard says. */
export function unitOfHeader(header: string): AreaUnit | null {
	const key = headerKey(header);
	if (/亩|mjm$|_mu$|mu$/.test(key)) return 'mu';
	return /平方米|平米|m2|㎡|squaremet/.test(key) ? 'm2' : null;
}

/**
 * Fields of a sheet that hold one area of the record's own shape in either unit: `declared` for declared_mu and declared_m2.
 * A total is of more than one shape and tells nothing.
 */
export const areaFields = (sheet: Sheet): { stem: string; mu: Field; m2: Field }[] =>
	sheet.fields.flatMap((field) => {
		const stem = /^(.*)_mu$/.exec(field.name)?.[1];
		const twin =
			stem === undefined || stem === 'total' ? undefined : sheet.fields.find(({ name }) => name === `${stem}_m2`);
		return twin ? [{ stem: stem!, mu: field, m2: twin }] : [];
	});

/** A standard's own field, whose unit is m² by the standard and often 亩 in practice: SCMJ, HTMJ, TBMJ, ZDMJ. */
const isStandardCode = (header: string): boolean => /^[a-z]+mj$/.test(headerKey(header));

export interface UnitDecision {
	mapping: Mapping;
	/** Columns taken for another unit than their header stands for. */
	switched: { header: string; unit: AreaUnit }[];
	/** Columns of which a person must say the unit; `said` is what the header says and the shapes contradict. */
	asked: { header: string; stem: string; said: AreaUnit | null; seen: AreaUnit | null }[];
}

/**
 * Settles the unit of every area column that has shapes beside it. A header that names its unit is believed unless the
 * shapes say otherwise, then a person is asked. Another is taken by the shapes; when they are silent a standard's field is what
 * the standard says, and about plain 面积 a person is asked.
 * @param samples of each area column by its header
 * @param settled fields a person has said, or that were remembered
 */
export function decideUnits(
	sheet: Sheet,
	mapping: Mapping,
	samples: ReadonlyMap<string, readonly AreaSample[]>,
	settled: ReadonlySet<string>
): UnitDecision {
	const decision: UnitDecision = { mapping: { ...mapping }, switched: [], asked: [] };
	for (const { stem, mu, m2 } of areaFields(sheet)) {
		if (settled.has(mu.name) || settled.has(m2.name)) continue;
		// With both columns there each is what it is called.
		const [asMu, asM2] = [mapping[mu.name], mapping[m2.name]];
		const from = asMu && asM2 ? undefined : (asMu ?? asM2);
		if (!from || !('header' in from)) continue;
		const told = samples.get(from.header) ?? [];
		if (told.length === 0) continue;
		const taken: AreaUnit = asMu ? 'mu' : 'm2';
		const [seen, said] = [unitOf(told), unitOfHeader(from.header)];
		if (seen === taken || (seen === null && (said !== null || isStandardCode(from.header)))) continue;
		if (seen === null || said !== null) {
			decision.asked.push({ header: from.header, stem, said, seen });
			continue;
		}
		delete decision.mapping[(asMu ? mu : m2).name];
		decision.mapping[(seen === 'mu' ? mu : m2).name] = from;
		decision.switched.push({ header: from.header, unit: seen });
	}
	return decision;
}
