import { matchColumns, readCells, type Mapping } from '#core/import-fields.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Note } from '#exchange/parsed.ts';
import { areaFields, decideUnits, type AreaSample } from './area-unit.ts';
import { parsedRows } from './parsed-rows.server.ts';
import type { PrepareRequest } from './prepared.server.ts';
import { withProfile } from './profiles.ts';

/** Records that are looked at to tell m² from 亩. */
const SAMPLES = 300;

/**
 * Which column is which field: what the person says, what was remembered of such a file, what the columns are called, what
 * the file's name tells, and for areas what their shapes tell.
 */
export async function understandColumns<R>(
	request: PrepareRequest<R>
): Promise<Outcome<{ mapping: Mapping; notes: Note[] }>> {
	const { kind, facts, profile } = request;
	const overrides = withProfile(request.overrides, profile ?? null);
	const known = kind.known(facts.layer, facts.columns);
	const said = matchColumns(kind.sheet, facts.columns, overrides);
	// What the file's name tells counts only where neither the person nor a column says it.
	const open = Object.fromEntries(Object.entries(known).filter(([field]) => !said.mapping[field]));
	const { mapping, faults } = matchColumns(kind.sheet, facts.columns, { ...open, ...overrides });
	if (faults.length > 0) return refused('import.columns', { faults, columns: facts.columns });
	const samples = facts.shapes > 0 ? await areaSamples(request, mapping) : new Map<string, AreaSample[]>();
	const units = decideUnits(kind.sheet, mapping, samples, new Set(Object.keys(overrides)));
	if (units.asked.length > 0) return refused('import.area.asked', { asked: units.asked });
	const notes: Note[] = units.switched.map(({ header, unit }) => ({
		note: unit === 'mu' ? 'area.taken_as_mu' : 'area.taken_as_m2',
		detail: { header }
	}));
	const used = Object.keys(profile?.overrides ?? {}).filter((field) => !(field in request.overrides));
	if (profile && used.length > 0) notes.push({ note: 'profile.used', detail: { file: profile.fileName } });
	return accepted({ mapping: units.mapping, notes });
}

/** Of the first records with a shape: what each area column holds beside the m² of the shape. */
async function areaSamples<R>(
	{ kind, rowsPath, growth }: PrepareRequest<R>,
	mapping: Mapping
): Promise<Map<string, AreaSample[]>> {
	const samples = new Map<string, AreaSample[]>();
	const fields = areaFields(kind.sheet).flatMap(({ mu, m2 }) => [
		{ field: mu, perUnit: 100 },
		{ field: m2, perUnit: 0.15 }
	]);
	const mapped = fields.filter(({ field }) => mapping[field.name]);
	if (mapped.length === 0) return samples;
	let seen = 0;
	for await (const part of parsedRows(rowsPath, SAMPLES, growth)) {
		for (const { n, v, a } of part) {
			if (!a) continue;
			const { values } = readCells(kind.sheet, mapping, n, v);
			for (const { field, perUnit } of mapped) {
				const value = values[field.name];
				const from = mapping[field.name]!;
				if (typeof value !== 'number' || !('header' in from)) continue;
				const list = samples.get(from.header) ?? [];
				// Readers give hundredths of 亩, of m² × 0.0015: back to what was written.
				list.push({ written: value / perUnit, m2: a });
				samples.set(from.header, list);
			}
			if (++seen >= SAMPLES) return samples;
		}
	}
	return samples;
}
