import { maskedName } from '#core/masked-name.ts';
import { sees } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { standardMu } from './area-basis.ts';
import { plotsOf } from './contract-plots.ts';
import { matchSettings } from './match-counts.read.server.ts';
import { maskedSides, MatchNames } from './match-names.ts';
import {
	foundOn,
	knownParcels,
	storedContracts,
	storedNeighbours,
	storedPatches,
	type KnownParcel,
	type StoredContract,
	type StoredPatch
} from './match-rows.read.server.ts';
import { isCandidate } from './match-state.ts';
import { patchKey, type Adjacent, type MatchContract, type MatchPatch, type MatchVillage } from './match-village.ts';
import { opposite, sideOf, sidesOfExtra } from './neighbour-text.ts';

/**
 * A village's land and contracts for 以图找地, names masked; null when the village is not in scope.
 * @param day the county's day, YYYY-MM-DD, whose settings hold
 */
export async function matchVillage(db: ReadDb, village: string, day: string): Promise<MatchVillage | null> {
	if (!sees(db.scope, db.county, village)) return null;
	const patches = await storedPatches(db, { village, ...(await matchSettings(db, day)) });
	const contracts = await storedContracts(db, village);
	const candidates = patches.filter(({ state }) => isCandidate(state)).map(({ id }) => id);
	const beside = await storedNeighbours(db, candidates);
	const known = new Map(
		(await knownParcels(db, [...new Set(beside.map(({ neighbour }) => neighbour))])).map((each) => [each.id, each])
	);
	const found = await foundOn(db, candidates);
	const names = new MatchNames();
	const numbers = new Map(contracts.map(({ id, number }) => [id, number]));
	const neighbours = Map.groupBy(beside, ({ id }) => id);
	const inVillage = new Set(patches.map(({ id }) => id));
	const adjacentOf = (id: string): Adjacent[] =>
		(neighbours.get(id) ?? []).flatMap(({ neighbour, bearing }) => {
			const parcel = known.get(neighbour);
			return parcel && bearing !== null ? [adjacent(parcel, bearing, inVillage, names)] : [];
		});
	return {
		village,
		patches: patches.map((patch) => shownPatch(patch, names, numbers, found.get(patch.id) ?? [], adjacentOf(patch.id))),
		contracts: contracts.map((contract) => shownContract(contract, names)),
		words: names.words
	};
}

function adjacent(parcel: KnownParcel, bearing: number, inVillage: ReadonlySet<string>, names: MatchNames): Adjacent {
	const side = sideOf(bearing);
	const facing = sidesOfExtra(parcel.extra)[opposite[side]];
	return {
		side,
		patch: inVillage.has(parcel.id) ? patchKey(parcel) : null,
		holders: parcel.holders.flatMap((name) => names.of(name) ?? []),
		says: facing === undefined ? [] : names.ofText(facing)
	};
}

/** Names of fields are no names of people; of construction land a short one may be its holder's. */
const shownName = ({ kind, name }: StoredPatch): string | null =>
	kind === 'construction_land' && name !== null && [...name].length <= 4 ? maskedName(name) : name;

function shownPatch(
	patch: StoredPatch,
	names: MatchNames,
	numbers: ReadonlyMap<string, string>,
	found: readonly string[],
	beside: readonly Adjacent[]
): MatchPatch {
	const { west, south, east, north } = patch;
	const named = patch.extra?.CBHTBM;
	return {
		kind: patch.kind,
		number: patch.number,
		code: patch.code,
		name: shownName(patch),
		use: patch.use,
		state: patch.state,
		mu: patch.mu,
		restMu: patch.restMu,
		at: [(west + east) / 2, (south + north) / 2],
		bounds: { west, south, east, north },
		version: patch.version,
		contract: patch.contract,
		user: maskedName(patch.userName ?? patch.holder),
		reason: patch.reason,
		note: patch.note,
		rejected: Object.keys(patch.rejected ?? {}).flatMap((id) => numbers.get(id) ?? []),
		named: typeof named === 'string' ? named : null,
		// Of construction land the name may be its holder's (QLR).
		found: [patch.holder, patch.kind === 'construction_land' ? patch.name : null, ...found].flatMap(
			(name) => names.of(name) ?? []
		),
		nameWord: names.of(patch.name),
		sides: names.ofSides(sidesOfExtra(patch.extra)),
		adjacent: beside
	};
}

function shownContract(contract: StoredContract, names: MatchNames): MatchContract {
	const { mu, doubt } = standardMu(contract.mu, {
		basis: contract.basis,
		ratio: contract.ratio,
		surface: contract.surface
	});
	return {
		id: contract.id,
		number: contract.number,
		lessee: maskedName(contract.lesseeName),
		lesseeWord: names.of(contract.lesseeName),
		kind: contract.kind,
		form: contract.form,
		endsOn: contract.endsOn,
		writtenMu: contract.mu,
		mu,
		doubt,
		drawn: contract.drawn,
		drawnMu: contract.drawnMu,
		plots: plotsOf(contract.extra).map(({ name, mu: plotMu, sides }) => ({
			name,
			nameWord: names.of(name),
			mu: plotMu,
			sides: names.ofSides(sides),
			texts: maskedSides(sides)
		}))
	};
}
