import { demoCounty } from '#geodata/demo-county.ts';

/** Names that officials bear too, or that stand in a place's name, are told in full where they are somebody's else. */
const STEP = 25;

/**
 * Names of lessees and users of land of the demo county, of three characters, which nobody bears who is named in full
 * anywhere: the pages mask them, so that none may be met.
 */
export function demoSentinels(): string[] {
	const { rows } = demoCounty();
	const open = JSON.stringify([
		...[rows.person, rows.pairing, rows.team_member, rows.talent, rows.village_label, rows.village, rows.township],
		// Cadres of a village's groups, and who took a step.
		...[rows.clearing_group, rows.clearing_meeting, rows.contract_step],
		...[rows.zone, rows.grid.map(({ name }) => name), rows.reclaimed_land.map(({ name }) => name)]
	]);
	const names = [...rows.contract.map((row) => row.lessee_name), ...rows.occupation.map((row) => row.lessee_name)];
	const borne = [...new Set(names)].filter((name): name is string => /^\p{Script=Han}{3}$/u.test(name ?? ''));
	return borne.filter((name) => !open.includes(name)).filter((_, at) => at % STEP === 0);
}
