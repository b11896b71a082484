import { sql, type RawBuilder } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import { sortKey } from '#core/sort-key.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { NamedThing, Place } from './places.read.server.ts';
import { pairInScope, reaches } from './reach.server.ts';
import type { RegisterRow } from './register-list.ts';
import { tableOf } from './register-tables.server.ts';
import { registers, subjectKinds, type OpenRegister, type RegisterName, type RegisterState } from './registers.ts';

/** What a register's codes and ids are called: places, and what lies above this subject. */
export interface RegisterNames {
	places: ReadonlyMap<string, Place>;
	/** Zones and project areas in scope. */
	zones: readonly NamedThing[];
}

interface Stored {
	id: string;
	version: number;
	number: number;
	[column: string]: string | number | null;
}

/** Who may see a register's rows. Bodies and documents have no place: they are published, so every scope reads them. */
function rowsInScope(db: ReadDb, name: RegisterName, zones: readonly NamedThing[]): RawBuilder<boolean> {
	switch (name) {
		case 'pairing':
			return pairInScope(
				db,
				zones.map(({ code }) => code)
			);
		case 'station':
			return reaches(db, 'talent_station.place_code');
		case 'visit':
			return reaches(db, 'talent_visit.place_code');
		case 'label':
			return inScope(db, 'village_label.place_code');
		case 'talent':
			return seesWholeCounty(db.scope, db.county)
				? sql<boolean>`true`
				: sql<boolean>`(${reaches(db, 'talent.place_code')} or exists (
					select from talent_station where talent_station.county_code = ${db.county}
						and talent_station.id = talent.station_id and ${reaches(db, 'talent_station.place_code')}))`;
		default:
			return sql<boolean>`true`;
	}
}

async function storedRows(db: ReadDb, name: RegisterName, where: RawBuilder<boolean>): Promise<Stored[]> {
	const table = tableOf[name];
	const columns = registers[name].map((field) => sql.ref(`${table}.${field.name}`));
	const { rows } = await sql<Stored>`
		select id, version, feature_no as number, ${sql.join(columns)} from ${sql.table(table)}
		where ${sql.ref(`${table}.county_code`)} = ${db.county} and ${where}
		order by feature_no`.execute(db.query);
	return rows;
}

/** What teams, people and stations are called, by id. Their names are in every scope's sight; their records are not. */
async function namesById(db: ReadDb, name: 'team' | 'talent' | 'station'): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, name from ${sql.table(tableOf[name])} where county_code = ${db.county}`.execute(db.query);
	return new Map(rows.map((row) => [row.id, row.name]));
}

/** Rows of a register in scope, with names for codes and readings to sort by; in the order of their numbers. */
async function rowsOf(db: ReadDb, name: RegisterName, names: RegisterNames): Promise<RegisterRow[]> {
	const stored = await storedRows(db, name, rowsInScope(db, name, names.zones));
	const ids = new Map<string, Map<string, string>>();
	for (const { name: column, kind } of registers[name])
		if (kind === 'team' || kind === 'talent' || kind === 'station') ids.set(column, await namesById(db, kind));
	const zones = new Map(names.zones.map((zone) => [zone.code, zone]));
	return stored.map(({ id, version, number, ...rest }) => {
		const state = rest as RegisterState;
		const called: Record<string, string> = {};
		const keys: Record<string, string> = {};
		for (const field of registers[name]) {
			const value = state[field.name];
			if (!value) continue;
			const place = names.places.get(value);
			if (field.kind === 'village' || field.kind === 'place') {
				if (place) [called[field.name], keys[field.name]] = [place.name, place.key];
			} else if (field.kind === 'subject') {
				const kind = subjectKinds.indexOf(state.subject_kind as (typeof subjectKinds)[number]);
				const found = state.subject_kind === 'zone' ? zones.get(value)?.name : place?.name;
				if (found) called[field.name] = found;
				keys[field.name] = `${kind} ${place?.key ?? sortKey(found ?? value)}`;
			} else if (field.kind === 'choice')
				// In the order the choices are listed in.
				keys[field.name] = String(field.choices!.indexOf(value)).padStart(2, '0');
			else if (ids.has(field.name)) {
				const found = ids.get(field.name)!.get(value);
				if (found) [called[field.name], keys[field.name]] = [found, sortKey(found)];
			} else if (field.kind === 'text') keys[field.name] = sortKey(value);
		}
		const township = townshipOf(state, names.places);
		return { id, version, number, state, names: called, keys, township, at: whereOf(state, names.places, zones) };
	});
}

function townshipOf(state: RegisterState, places: RegisterNames['places']): string | null {
	const code = state.place_code ?? (state.subject_kind === 'zone' ? null : state.subject_code);
	return code ? (places.get(code)?.township ?? null) : null;
}

function whereOf(
	state: RegisterState,
	places: RegisterNames['places'],
	zones: ReadonlyMap<string, NamedThing>
): RegisterRow['at'] {
	if (state.subject_kind === 'zone') {
		const zone = zones.get(state.subject_code ?? '');
		return zone ? { kind: 'zone', number: zone.number } : null;
	}
	const place = places.get(state.place_code ?? state.subject_code ?? '');
	if (!place || place.township === null) return null;
	return { kind: place.code === place.township ? 'township' : 'village', number: place.number };
}

/** A register that may be read by everybody with `stewardship.see`. */
export const listRegister = (db: ReadDb, name: OpenRegister, names: RegisterNames): Promise<RegisterRow[]> =>
	rowsOf(db, name, names);

/**
 * The restricted labels. Only `seeLabels` (labels.write.server.ts) calls it, behind its own permission and with a line in the
 * trail.
 */
export const listLabels = (db: ReadDb, places: RegisterNames['places']): Promise<RegisterRow[]> =>
	rowsOf(db, 'label', { places, zones: [] });
