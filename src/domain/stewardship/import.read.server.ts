import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { sees, seesWholeCounty } from '#core/scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';
import type { LedgerRow } from './import-rows.ts';
import { placesByCode, type NamedThing, type Place } from './places.read.server.ts';
import { meet, registerKey, type RegisterName, type RegisterState, type SubjectKind } from './registers.ts';

export type LedgerRows = ImportRow<LedgerRow>[];
/** Zones and project areas in scope; they lie above this subject. */
export type ZonesOf = (db: ReadDb) => Promise<readonly NamedThing[]>;

const KINDS: Readonly<Record<number, SubjectKind>> = { 9: 'township', 12: 'village' };

/** A state as the record's key is made of it. */
export const stateOf = ({ given }: LedgerRow): RegisterState =>
	Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));

/** Finds what a pair is about: by its code, else by a name that only one thing of its kind has. */
function subjectOf(
	row: LedgerRow,
	places: ReadonlyMap<string, Place>,
	zones: readonly NamedThing[]
): { kind: SubjectKind; code: string } | { expected: string } {
	const { subject_code: code, subject_kind: asked } = row.given as Record<string, string | null | undefined>;
	const named = (length: number) =>
		[...places.values()].filter((place) => place.code.length === length && place.name === row.subject);
	if (asked === 'project') {
		const number = code ?? row.subject;
		return number ? { kind: 'project', code: number } : { expected: 'value' };
	}
	if (code && places.has(code) && KINDS[code.length] && (!asked || asked === KINDS[code.length]))
		return { kind: KINDS[code.length]!, code };
	if (!asked || asked === 'zone') {
		const found = zones.filter((zone) => (code ? zone.code === code : zone.name === row.subject));
		if (found.length === 1) return { kind: 'zone', code: found[0]!.code };
	}
	if (!code && row.subject) {
		for (const [length, kind] of [
			[12, 'village'],
			[9, 'township']
		] as const) {
			const found = !asked || asked === kind ? named(length) : [];
			if (found.length === 1) return { kind, code: found[0]!.code };
			// One name, two villages: only the code tells which.
			if (found.length > 1) return { expected: 'subject.one' };
		}
	}
	return { expected: asked ? `${asked}.known` : 'subject.known' };
}

const inSight = (db: ReadDb, code: string | null): boolean =>
	seesWholeCounty(db.scope, db.county) || (code !== null && sees(db.scope, db.county, code));

/** What a record of 包联台账 is about, doubles, and pairs that the county has already for the same days. */
export async function completePairs(db: ReadDb, rows: LedgerRows, zonesOf: ZonesOf): Promise<Completed<LedgerRow>> {
	const places = await placesByCode(db);
	const zones = await zonesOf(db);
	const problems: Problem[] = [];
	const found = rows.map((each) => {
		const subject = subjectOf(each.row, places, zones);
		const got = each.row.given.subject_code ?? each.row.subject;
		if ('expected' in subject) {
			problems.push({ row: each.n, field: each.row.subject ? 'subject' : 'subject_code', ...subject, got });
			return each;
		}
		const placed = subject.kind === 'township' || subject.kind === 'village' ? subject.code : null;
		if (!inSight(db, placed)) problems.push({ row: each.n, field: 'subject', expected: 'village.in_scope', got });
		const given = { ...each.row.given, subject_kind: subject.kind, subject_code: subject.code };
		return { ...each, row: { ...each.row, given } };
	});
	const known = without(found, problems);
	problems.push(...doublesOf('pairing', known, 'leader'), ...(await pairsBeside(db, known)));
	return { rows: without(found, problems), problems };
}

const doublesOf = (register: RegisterName, rows: LedgerRows, field: string): Problem[] =>
	doubles(
		rows.map(({ n, row }) => ({ n, key: registerKey(register, stateOf(row)) })),
		field
	).map((problem) => ({ ...problem, got: rows.find(({ n }) => n === problem.row)!.row.given[field] ?? null }));

/** Pairs of one leader and one subject whose days overlap, in the file or in the county. */
async function pairsBeside(db: ReadDb, rows: LedgerRows): Promise<Problem[]> {
	const { rows: stored } = await sql<Record<string, string | null> & { code: string }>`
		select code, subject_kind, subject_code, leader, starts_on, ends_on from pairing
		where county_code = ${db.county} and leader = any(${[...new Set(rows.map(({ row }) => row.given.leader!))]}::text[])
		`.execute(db.query);
	const same = (state: RegisterState) => `${state.subject_kind} ${state.subject_code} ${state.leader}`;
	const beside = Map.groupBy(stored, same);
	const problems: Problem[] = [];
	for (const { n, row } of rows) {
		const state = stateOf(row);
		const key = registerKey('pairing', state);
		const others = beside.get(same(state)) ?? [];
		const other = others.find((each) => each.code !== key && meet(each, state));
		if (other)
			problems.push({
				...{ row: n, field: 'starts_on', expected: 'pairing.apart', got: state.starts_on ?? null },
				params: { from: other.starts_on!, to: other.ends_on ?? '' }
			});
		else beside.set(same(state), [...others.filter(({ code }) => code !== key), { ...state, code: key }]);
	}
	return problems;
}

/** Stations and villages that a record of 人才台账 names, and doubles. */
export async function completeTalents(db: ReadDb, rows: LedgerRows): Promise<Completed<LedgerRow>> {
	const places = await placesByCode(db);
	const { rows: stations } = await sql<{ id: string; name: string; place: string }>`
		select id, name, place_code as place from talent_station where county_code = ${db.county}`.execute(db.query);
	const problems: Problem[] = [];
	const found = rows.map((each) => {
		const { n, row } = each;
		const problem = (field: string, expected: string, got: string | null) =>
			void problems.push({ row: n, field, expected, got });
		const station = row.station === null ? null : (stations.find(({ name }) => name === row.station) ?? null);
		if (row.station !== null && !station) problem('station', 'station.known', row.station);
		const { code, name } = row.village;
		const villages = [...places.values()].filter((place) => place.code.length === 12);
		const named = villages.filter((place) => (code ? place.code === code : place.name === name));
		const village = named.length === 1 ? named[0]! : null;
		if ((code || name) && !village)
			problem(code ? 'village_code' : 'village_name', named.length > 1 ? 'subject.one' : 'village.known', code ?? name);
		if (row.given.kind === 'student' && !code && !name) problem('village_code', 'value', null);
		if (!inSight(db, village?.code ?? station?.place ?? null))
			problem('village_code', 'village.in_scope', code ?? name);
		const given = {
			...row.given,
			// Nothing said of a station or a village leaves what is known.
			...(station && { station_id: station.id }),
			...(village && { place_code: village.code })
		};
		return { ...each, row: { ...row, given } };
	});
	const known = without(found, problems);
	problems.push(...doublesOf('talent', known, 'name'));
	return { rows: without(found, problems), problems };
}
