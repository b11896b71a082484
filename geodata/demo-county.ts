import { factory, type Row } from '#test/factory.ts';
import { addAccounts } from './account-rows.ts';
import { addCases } from './case-rows.ts';
import { claims, squats } from './claims.ts';
import { addCollective, addPlots, HOLDINGS } from './collective-rows.ts';
import { DEMO_CLOCK, DEMO_COUNTY, DEMO_SEED } from './county.ts';
import { countyMap, type CountyMap, type Village } from './county-map.ts';
import { addDebts } from './debt-rows.ts';
import { addEnterprises } from './enterprise-rows.ts';
import { addFactors } from './factor-rows.ts';
import { addFamilies } from './family-rows.ts';
import { DEMO_FIGURES, type DemoFigures } from './figures.ts';
import { grids } from './grids.ts';
import { villageLand, type VillageLand } from './land.ts';
import { addMeetings } from './meeting-rows.ts';
import { addMatches } from './match-rows.ts';
import { TOWNSHIPS } from './names.ts';
import { addHandovers } from './handover-rows.ts';
import { addOfferings } from './offering-rows.ts';
import { people, type People } from './people.ts';
import { SRID } from './plane.ts';
import { seeded, type Random } from '#core/random.ts';
import { addRegister } from './register-rows.ts';
import { addReclaimed } from './reclaimed-rows.ts';
import { addConstraints, addLandUse } from './reference-rows.ts';
import { noRows, shapeOf, type DemoRows, type Sheet } from './rows.ts';
import { shares } from './split.ts';
import { addStewardship } from './stewardship-rows.ts';
import { rivers } from './water.ts';
import { addZones } from './zone-rows.ts';

export const FAMILY_PARCELS = 20_000;
const SQUATS = 34;
const STATE_OWNED = 6;

export interface DemoCounty {
	county: Row<'county'>;
	rows: DemoRows;
	figures: Readonly<DemoFigures>;
}

/** Sixteen villages where much was ploughed beyond the contracts, most of them in 石门镇 and 白土镇. */
function heatsOf({ villages }: CountyMap, random: Random): number[] {
	const base = villages.map(({ township, community }) => {
		const name = TOWNSHIPS[township]!.name;
		return community ? 0.15 : name === '石门镇' ? 2.6 : name === '白土镇' ? 1.5 : random.between(0.4, 1.1);
	});
	const hot = random.shuffled(villages.map((_, i) => i).filter((i) => base[i]! > 0.6)).slice(0, 16);
	for (const i of hot) base[i] = base[i]! * 5;
	return base;
}

function landOf(map: CountyMap, water: ReturnType<typeof rivers>, random: Random): VillageLand[] {
	const rural = map.villages.filter(({ community }) => !community);
	const weight = new Map(rural.map((village) => [village, Math.sqrt(village.area) * random.between(0.7, 1.35)]));
	const family = shares(
		FAMILY_PARCELS,
		rural.map((village) => weight.get(village)!),
		60
	);
	const holdings = shares(
		HOLDINGS,
		rural.map((village) => weight.get(village)! * random.between(0.6, 1.5)),
		4
	);
	return map.villages.map((village) => {
		const i = rural.indexOf(village);
		const quota = village.community
			? { plots: 200, family: 0, holdings: 0, idle: 0 }
			: { plots: random.whole(12, 32), family: family[i]!, holdings: holdings[i]!, idle: 2 };
		const lines = water.map(({ line }) => line);
		return villageLand(village, quota, lines, random.branch(`land ${village.code}`));
	});
}

function addTerritory({ factory: make, rows }: Sheet, map: CountyMap, random: Random): void {
	TOWNSHIPS.forEach(({ name, code, kind }, township) => {
		const own = new Set(map.villages.filter((village) => village.township === township).map(({ cell }) => cell));
		rows.township.push(make.township({ name, code, kind, shape: shapeOf(...map.mesh.dissolved(own)) }));
	});
	for (const { code, name, community, township, ring } of map.villages) {
		const kind = community ? 'community' : 'village';
		rows.village.push(
			make.village({ code, name, kind, township_code: TOWNSHIPS[township]!.code, shape: shapeOf([ring]) })
		);
	}
	for (const { code, name, level, parent, village, ring } of grids(map.villages, random)) {
		rows.grid.push(
			make.grid({ code, name, level, parent_code: parent, village_code: village, shape: shapeOf([ring]) })
		);
	}
}

/**
 * 禾川县: an invented county, the same for ever for one seed. All people and places in it are made up (演示数据).
 * Rows carry every column the database does not compute; `recorded_at` is DEMO_CLOCK until the loader says otherwise.
 */
export function demoCounty(): DemoCounty {
	const random = seeded(DEMO_SEED);
	const make = factory({ seed: DEMO_SEED, now: DEMO_CLOCK, county: DEMO_COUNTY.code, gkSrid: SRID });
	const sheet: Sheet = { factory: make, rows: noRows() };
	const map = countyMap(random.branch('map'));
	const outline = map.mesh.dissolved(new Set(map.villages.map(({ cell }) => cell)))[0]![0]!;
	const water = rivers(outline, random.branch('rivers'));
	addTerritory(sheet, map, random.branch('grids'));

	const heats = heatsOf(map, random.branch('heat'));
	const lands = landOf(map, water, random.branch('land'));
	const surveyed = claims(lands, heats, random.branch('claims'));
	const without = squats(lands, heats, SQUATS + STATE_OWNED, random.branch('squats'));

	const known = new Map<VillageLand, People>(
		lands.map((land) => [land, people(random.branch(`people ${land.village.code}`))])
	);
	const names = (land: VillageLand): People => known.get(land)!;
	for (const land of lands) addFamilies(sheet, land, names(land), random.branch(`families ${land.village.code}`));
	const rented = addCollective(sheet, lands, surveyed, without, names, random.branch('contracts'));
	lands.forEach((land, i) => addPlots(sheet, land, rented[i]!));

	const byVillage = new Map<Village, VillageLand>(lands.map((land) => [land.village, land]));
	addZones(sheet, map, byVillage, random.branch('zones'));
	addConstraints(sheet, lands, outline, random.branch('lines'));
	addLandUse(sheet, lands, water, outline, random.branch('use'));
	addReclaimed(sheet, lands, heats, random.branch('reclaimed'));
	addMatches(sheet, random.branch('matches'));
	addCases(sheet, random.branch('cases'));
	addStewardship(sheet, random.branch('stewardship'));
	addAccounts(sheet, random.branch('accounts'));
	addDebts(sheet, random.branch('debts'));
	addRegister(sheet, random.branch('register'));
	addOfferings(sheet, random.branch('offerings'));
	addHandovers(sheet);
	addMeetings(sheet, random.branch('meetings'));
	addEnterprises(sheet, map, random.branch('enterprises'));
	addFactors(sheet, random.branch('factors'));

	return { county: make.countyRow(DEMO_COUNTY), rows: sheet.rows, figures: DEMO_FIGURES };
}
