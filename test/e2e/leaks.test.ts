import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#core/project.server.ts';
import { seeded } from '#core/random.ts';
import { builtRoutes } from '#test/built-routes.ts';
import { isFull } from '#test/guards/effort.ts';
import { openLeakHouse, type LeakHouse } from '#test/leaks/house.ts';
import { sourceSites, watchedText } from '#test/leaks/sites.ts';
import { LeakSuite } from '#test/leaks/suite.ts';

const SEED = process.env.MUTU_SEED ?? '20261124';
const [PEOPLE, ANSWERS, ROUNDS] = isFull ? [120, 10_000, 12] : [34, 240, 1];
/** Of a short run: other ones each day. */
const TAKEN_OUT = 5;
const today = Math.floor(Date.now() / 86_400_000);

/**
 * Uses whose absence no answer can tell, each with its reason; whatever else goes unnoticed is a fault. The tests that look at
 * the last ones are named.
 */
const SILENT: Readonly<Record<string, string>> = {
	"zonesInForceOn: inScope(db, 'frozen.county_code')":
		'what projects and money will be tested against; no page asks for it yet',
	"zonesInForceOn: inScope(db, 'held.village_code')":
		'what projects and money will be tested against; no page asks for it yet',
	"zonesInForceOn: inScope(db, 'held.village_code') 2":
		'what projects and money will be tested against; no page asks for it yet',
	"exportedFindings: inScope(db, 'finding.village_code')": 'the command line alone, which is the whole county',
	"placesByCode: inScope(db, 'township.code')": 'what a form offers; the write asks again',
	"placesByCode: inScope(db, 'village.code')": 'what a form offers; the write asks again',
	'placesByCode: seesWholeCounty(db.scope, db.county)': 'what a form offers; the write asks again',
	'load: seesWholeCounty(read.scope, read.county)': 'what a form offers; the write asks again',
	'load: seesWholeCounty(locals.read.scope, locals.county)': 'what a form offers; the write asks again',
	'load: sees(locals.read.scope, locals.county, township.code)': 'what a form offers; the write asks again',
	"sheetBounds: inScope(db, 'village.code')": 'where places lie is no secret',
	"villageBounds: inScope(db, 'village.code')": 'where places lie is no secret',
	"projectPlaces: inScope(db, 'village.code')": 'where places lie is no secret; projects are listed by their own scope',
	"territoryCounts: inScope(db, 'village.code')": 'how many places there are is no secret',
	"findingHistory: inScope(db, 'finding.village_code')": 'asked once the finding was found in scope',
	"findingDossier: inScope(db, 'finding.village_code')": 'asked once the finding was found in scope',
	"groundOf: inScope(db, 'finding.village_code')": 'asked once the finding was found in scope',
	'responsibleFor: pairInScope(db, zones)': 'asked for a record that was found in scope',
	'attachmentsOf: sees(db.scope, db.county, row.village_code)': 'asked for a file of the whole county',
	'load: seesWholeCounty(locals.read.scope, locals.read.county)':
		'how the register says whose it is; its rows ask again',
	'load: seesWholeCounty(locals.actor.scope, locals.actor.county)':
		'how a plan says what its basis is of; its rows ask again',
	'fullPhone: seesWholeCounty(tx.scope, tx.county)': 'who sees people sees the county: test/db/departments.test.ts',
	'fullPhone: sees(tx.scope, tx.county, place)': 'who sees people sees the county: test/db/departments.test.ts',
	'sheetArcs: seesWholeCounty(db.scope, db.county)': 'asked once the plan was found: test/db/plan-words.test.ts',
	'sheetRedLines: seesWholeCounty(db.scope, db.county)': 'asked once the plan was found: test/db/plan-words.test.ts',
	'openComments: seesWholeCounty(db.scope, db.county)':
		'how many, of plans that are not listed: test/db/plan-words.test.ts',
	'toldOf: seesWholeCounty(db.scope, db.county)': 'test/db/accepted-files.test.ts',
	'toldOf: inScope(db, `${table}.village_code`)': 'test/db/accepted-files.test.ts',
	"peopleOfVillage: inScope(db, 'contract.village_code')": 'names a guard looks for, told to nobody',
	"peopleOfVillage: inScope(db, 'occupation.village_code')": 'names a guard looks for, told to nobody',
	"peopleOfVillage: inScope(db, 'land_case.village_code')": 'names a guard looks for, told to nobody',
	"peopleOfVillage: inScope(db, 'debt.village_code')": 'names a guard looks for, told to nobody',
	"placeOf: inScope(db, 'village.code')": 'asked for a record that was found in scope',
	"listMatters: inScope(db, 'village_resolution.village_code')": 'of matters that were found in scope',
	"enteredIn: inScope(db, 'village_resolution.village_code')": 'of meetings that were found in scope',
	"enteredIn: inScope(db, 'village_meeting.village_code')": 'of villages that were found in scope',
	"remindersIn: inScope(db, 'village_code')": 'of villages that were found in scope',
	"resolutionOf: inScope(db, 'village_resolution.village_code')": 'nobody asks it yet: test/db/meetings.test.ts',
	"clusterRecords: inScope(db, 'finding_cluster.village_code')": 'what is told of its findings asks again',
	'recordIdOf: inScope(db, `found.${place}`)': 'what is told of the record asks again',
	"caseDossier: inScope(db, 'finding.village_code')": 'asked for a case that was found in scope, and is of its village',
	"clusterSuspects: inScope(tx, 'finding.village_code')": 'the write asks again for each finding',
	"leadsOf: inScope(db, 'finding.village_code')": 'told by its number alone: test/db/contract-leads.test.ts',
	'rowsOf: seesWholeCounty(tx.scope, tx.county)': 'test/db/handovers.test.ts',
	"subjectVillage: inScope(db, 'found.village_code')": 'test/db/handovers.test.ts',
	'createPlan: seesWholeCounty(tx.scope, tx.county)': 'test/db/zone-plans.test.ts',
	'planOfOldMap: seesWholeCounty(locals.read.scope, locals.read.county)': 'the write asks again',
	"surveyOf: inScope(tx, 'occupation.village_code')": 'test/db/cases.test.ts',
	"writeAgreement: inScope(tx, 'contract.village_code')": 'test/db/cases.test.ts',
	"casesOfFinding: inScope(db, 'finding.village_code')": 'asked once the finding was found in scope',
	"lockCase: inScope(tx, 'land_case.village_code')": 'the case is found again in scope by the same write',
	"lockAsset: inScope(tx, 'reclaimed_asset.village_code')": 'the record is found again in scope by the same write',
	"lockCharge: inScope(tx, 'charge.village_code')": 'the charge is found again in scope by the same write',
	"mendHandover: inScope(tx, 'handover.place_code')": 'the line is found again in scope by the same write',
	"debtDetail: inScope(db, 'debt.village_code')": 'the entry is found again among those in scope',
	"movementsOf: inScope(db, 'own.village_code')": 'asked for an entry that was found in scope',
	"listDebts: inScope(db, 'debt.village_code')": 'sums that are joined to entries in scope',
	"ledgerSums: inScope(db, 'debt.village_code')": 'moves of villages whose entries are in scope',
	"entryNamed: inScope(tx, 'debt.village_code')": 'the other entry is of the same village: test/db/debts.test.ts',
	"contractNamed: inScope(db, 'contract.village_code')": 'a contract of the record’s own village',
	"joinLands: inScope(tx, 'reclaimed_land.village_code')": 'land of the record’s own village',
	"movesOfAll: inScope(db, 'reclaimed_asset.village_code')": 'told of records that were found in scope',
	"landsOf: inScope(db, 'reclaimed_land.village_code')":
		'asked for a record that was found in scope, and is of its village',
	"chargesOfAgreements: inScope(db, 'charge.village_code')": 'a file on its way in: test/db/charges-import.test.ts',
	"collectiveContracts: inScope(db, 'contract.village_code')": 'a file on its way in: test/db/charges-import.test.ts',
	"rowsInScope: inScope(db, 'village_label.place_code')": 'a look at labels is a write: test/db/stewardship.test.ts',
	"findings.rows: inScope(db, 'was.village_code')": 'test/db/former-days.test.ts',
	"villagesInSight: inScope(db, 'village.code')": 'a file on its way in: test/db/enterprises.test.ts',
	"elsewhere: inScope(db, 'enterprise.village_code')": 'a file on its way in: test/db/enterprises.test.ts',
	"registerTies: inScope(db, 'enterprise.village_code')": 'of villages that were found in scope',
	"registerTies: inScope(db, 'enterprise_link.village_code')": 'of villages that were found in scope',
	"enterpriseIds: inScope(db, 'enterprise.village_code')": 'test/db/enterprises.test.ts',
	'standingsOf: seesWholeCounty(db.scope, db.county)': 'test/db/factors.test.ts',
	'zoneContiguity: seesWholeCounty(db.scope, db.county)': 'test/db/zone-contiguity.test.ts',
	'zoneChain: seesWholeCounty(db.scope, db.county)': 'test/db/zone-chain.test.ts',
	'trailChoices: seesWholeCounty(db.scope, db.county)': 'test/db/trail-list.test.ts',
	"rented: inScope(db, 'contract.village_code')": 'test/db/reclaimed.test.ts',
	'load: seesWholeCounty(scope, county)': 'what the page of a zone offers; the write asks again',
	"membersOfZone: inScope(db, 'zone_village.village_code')": 'test/db/zone-page.test.ts',
	'zoneHistory: sees(db.scope, db.county, village)': 'test/db/zone-page.test.ts',
	"linksOfZone: inScope(db, 'zone_link.from_village')": 'test/db/zone-page.test.ts',
	"linksOfZone: inScope(db, 'zone_link.to_village')": 'test/db/zone-page.test.ts',
	'bodyOfZone: seesWholeCounty(db.scope, db.county)': 'test/db/zone-page.test.ts',
	'bodyOfZone.own: sees(db.scope, db.county, code)': 'test/db/zone-page.test.ts',
	"villagesOf: inScope(db, 'village.code')": 'test/db/zone-page.test.ts',
	"photosOfZone: inScope(db, 'zone_photo.village_code')": 'test/db/zone-page.test.ts',
	'holdZone: seesWholeCounty(tx.scope, tx.county)': 'who keeps zones sees the county: test/db/zone-page.test.ts',
	"membersOf: inScope(tx, 'zone_village.village_code')": 'test/db/zone-page.test.ts',
	'addPhoto: seesWholeCounty(tx.scope, tx.county)': 'test/db/zone-page.test.ts',
	'removePhoto: seesWholeCounty(tx.scope, tx.county)': 'test/db/zone-page.test.ts',
	'removePhoto: sees(tx.scope, tx.county, photo.village_code)': 'test/db/zone-page.test.ts',
	'zonesInForce: seesWholeCounty(db.scope, db.county)': 'test/db/zone-plans.test.ts',
	"inhabitantsTable: inScope(db, 'factor_profile.village_code')": 'test/db/zone-plans.test.ts',
	"zonesTogether: inScope(db, 'village.code')": 'test/db/zone-plans.test.ts',
	"zonesTogether: inScope(db, 'enterprise.village_code')": 'test/db/zone-plans.test.ts',
	"zoneInSight: inScope(db, 'zone_ground.village_code')": 'test/db/plan-course.test.ts',
	"zonesOn: inScope(db, 'zone_ground.village_code')": 'test/db/plan-course.test.ts',
	"brought: inScope(db, 'village.code')": 'of a plan that was found by whoever sees the whole county',
	"brought: inScope(db, 'contract.village_code')": 'of a plan that was found by whoever sees the whole county',
	"brought: inScope(db, 'finding.village_code')": 'of a plan that was found by whoever sees the whole county',
	"brought: inScope(db, 'reclaimed_land.village_code')": 'of a plan that was found by whoever sees the whole county',
	"gridFigures: inScope(db, 'grid.village_code')": 'of a plan that was found by whoever sees the whole county',
	"gridsInSight: inScope(db, 'grid.village_code')": 'of a plan that was found by whoever sees the whole county',
	"gridLevelsOf: inScope(db, 'grid.village_code')": 'of a plan that was found by whoever sees the whole county',
	"gridsInForce: inScope(db, 'held.village_code')": 'test/db/plan-grids.test.ts',
	"noticesOf: inScope(db, 'member.home')": 'test/db/plan-course.test.ts and test/db/plan-grids.test.ts',
	"planBorders: inScope(db, 'border.left_code')": 'of a plan that was found by whoever sees the whole county',
	"planBorders: inScope(db, 'border.right_code')": 'of a plan that was found by whoever sees the whole county',
	"zonesOn: inScope(db, 'zone_village.village_code')": 'test/db/map-reads.test.ts',
	'beyondScope: sees(scope, county, village)': 'a file on its way in: test/db/import-checks.test.ts',
	"contractsOfLedger: inScope(db, 'contract.village_code')": 'a file on its way in: test/db/contracts-import.test.ts',
	'inSight: seesWholeCounty(db.scope, db.county)': 'a file on its way in: test/db/stewardship-import.test.ts',
	'inSight: sees(db.scope, db.county, code)': 'a file on its way in: test/db/stewardship-import.test.ts',
	'completeZones: seesWholeCounty(db.scope, db.county)': 'a file on its way in',
	'addImagery: sees(tx.scope, tx.county, declared.place)': 'a set on its way in: test/db/imagery.test.ts',
	'ready: sees(actor.scope, place.code, declared.value.place)': 'a set on its way in: test/db/imagery-upload.test.ts'
};

let house: LeakHouse;
let suite: LeakSuite;
beforeAll(async () => {
	house = await openLeakHouse(PEOPLE, SEED);
	suite = new LeakSuite(house, await builtRoutes(), seeded(SEED));
}, 300_000);
afterAll(() => house?.stop());

describe('what lies outside of what somebody has in sight', () => {
	test(
		`is told by none of ${ANSWERS} answers to random people, at every address of the build`,
		async () => {
			await suite.ask(ANSWERS);
			const known = [...sourceSites(projectRoot()).keys()];
			const chosen = isFull ? known : seeded(today).shuffled(suite.reached.filter((site) => !(site in SILENT))).slice(0, TAKEN_OUT); // prettier-ignore
			await suite.takeOut(chosen);
			const changes = await suite.change(ROUNDS);
			await suite.askWithoutTownship();
			await suite.compareTakenOut();
			if (isFull) await suite.changeTakenOut([...suite.changedAt.keys()], 2 * ROUNDS);
			const unnoticed = chosen.filter((site) => !suite.found.has(site) && !(site in SILENT));
			console.log(
				`seed ${SEED}: ${house.people.length} people, ${suite.answers} answers at ${suite.asking.addresses.length} addresses and ${changes} changes asked for, ` +
					`${suite.searched} characters searched, ${suite.told} things told that may be, ${suite.faults.length} leaks; ` +
					`${known.length} uses of a scope, ${chosen.length} taken out, ${chosen.filter((site) => suite.found.has(site)).length} found, ${unnoticed.length} unnoticed`
			);
			if (unnoticed.length > 0) console.log(unnoticed.join('\n'));
			expect(suite.faults).toEqual([]);
			expect(house.output()).not.toContain('left its county');
			expect(suite.told).toBeGreaterThan(ANSWERS / 2);
			// In a short run one of a handful may ask for more answers than there are.
			expect(unnoticed.length).toBeLessThanOrEqual(isFull ? 0 : TAKEN_OUT - 1);
		},
		isFull ? 3_600_000 : 120_000
	);

	test('every use of a scope in the source is watched in what runs, and every silent one is there', async () => {
		// Chunks of the build come in as they are asked for.
		const known = new Set(sourceSites(projectRoot()).keys());
		const running = new Set(await house.order<string[]>({ ask: 'sites' }));
		expect(known.size).toBeGreaterThan(120);
		expect([...known].filter((site) => !running.has(site) && !(site in SILENT))).toEqual([]);
		expect([...running].filter((site) => !known.has(site))).toEqual([]);
		expect(Object.keys(SILENT).filter((site) => !known.has(site))).toEqual([]);
	});
});

/** Where a scope is made, kept, or is itself the predicate. */
const MAKES_SCOPES =
	/^src\/(core\/scope|db\/in-scope|domain\/stewardship\/reach\.server|domain\/imagery\/imagery|domain\/jobs\/jobs?(\.write\.server)?|domain\/auth\/(devices|joining)|permit|door\/(visitor|job-runner|request|layer-versions)\.server|cli\/keys-rotate)\.ts$/;

test('nothing looks at a scope but through a predicate that is watched', () => {
	const root = projectRoot();
	const others = globSync('src/**/*.{ts,svelte}', { cwd: root }).filter((path) => {
		if (path.endsWith('.test.ts') || MAKES_SCOPES.test(path)) return false;
		const text = readFileSync(join(root, path), 'utf8').replace(/\.prefixes\.join\('\+'\)/g, '');
		return /\bprefixes\b/.test(text) && /scope/i.test(text);
	});
	expect(others).toEqual([]);
});

test('a use is watched by the function it stands in', () => {
	const text = "const read = (db) => sql`${inScope(db, 'a.b')} or ${inScope(db, 'a.b')}`;";
	expect(watchedText(text)).toBe(
		`const read = (db) => sql\`\${globalThis.__scope("read: inScope(db, 'a.b')", () => (inScope(db, 'a.b')))} or \${globalThis.__scope("read: inScope(db, 'a.b') 2", () => (inScope(db, 'a.b')))}\`;`
	);
});
