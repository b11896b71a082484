import { factory, type Row } from '#test/factory.ts';
import type { Tables } from '#db/tables.ts';
import { putAskedPlan } from './asked-plan.ts';
import { fillVillage, lendPlot, SIDE } from './village.ts';

/** A row of the world and the place whose it is: a village's code, a township's, or the county's. */
export interface Placed<T extends keyof Tables = keyof Tables> {
	readonly table: T;
	readonly row: Row<T>;
	readonly id: string;
	readonly place: string;
}

export interface WorldVillage {
	readonly code: string;
	readonly township: string;
	readonly name: string;
	/** Stands in the texts of what lies there, and nowhere else. */
	readonly mark: string;
}

/** A plot of one village in the contract of another: a part of that contract, and the record of its own village. */
export interface NearPlot {
	readonly mark: string;
	readonly id: string;
	readonly place: string;
	readonly before: string;
}

export interface World {
	readonly county: string;
	readonly townships: readonly { code: string; name: string }[];
	readonly villages: readonly WorldVillage[];
	/** Plots that a contract of the village before names. */
	readonly near: readonly NearPlot[];
	/** Of each village a plot of the next one that an entry of its own names. */
	readonly moved: readonly NearPlot[];
	/** Of each village an enterprise that sells to the next one (`before`). */
	readonly bound: readonly NearPlot[];
	/** Rows in the order they go in. */
	readonly rows: readonly Placed[];
	/** Texts of people's names that leave masked, whoever asks. */
	readonly whole: readonly string[];
	/** Texts of restricted labels. */
	readonly restricted: readonly string[];
}

const TOWNSHIPS = ['100', '101', '102'];
const VILLAGES = ['200', '201'];

/** Four letters that say which place, in the middle of a word no text of the product has. */
const markOf = (county: string, place: number): string => `Zq${county.slice(-1)}${String.fromCharCode(97 + place)}vx`;

/**
 * A county of three townships with two villages each, everything in it made by the factory. Two of them with one seed have the
 * same ids and numbers; each place's texts hold a mark of its own, and those of the two counties differ.
 */
export function leakWorld(county: string): World {
	const make = factory({ county, seed: 'leaks' });
	const rows: Placed[] = [];
	const put = <T extends keyof Tables>(table: T, place: string, row: Row<T>): Row<T> => {
		rows.push({ table, row, place, id: (row as unknown as { id: string }).id } as unknown as Placed);
		return row;
	};
	const letter = county.slice(-1);
	const townships = TOWNSHIPS.map((end, at) => ({ code: county + end, name: `Zq${letter}乡${'甲乙丙'[at]!}镇` }));
	const villages = townships.flatMap(({ code }, at) =>
		VILLAGES.map((end, beside): WorldVillage => {
			const place = at * VILLAGES.length + beside;
			return {
				code: code + end,
				township: code,
				name: `Zq${letter}${'子丑寅卯辰巳'[place]!}家村`,
				mark: markOf(county, place)
			};
		})
	);
	const whole: string[] = [];
	const restricted: string[] = [];
	for (const [at, { code, name }] of townships.entries()) {
		const east = (at - 1) * 2 * SIDE;
		put('township', code, make.township({ code, name, shape: make.rectangle(east, 0, 2 * SIDE, SIDE) }));
		const mark = `Zq${letter}t${at}vx`;
		const own = { name: `${mark}驿站`, place_code: code, address: `${mark}院内` };
		const station = put('talent_station', code, make.talentStation(own));
		put('talent', code, make.talent({ name: `${mark}专家`, station_id: station.id, organisation: `${mark}院` }));
	}
	for (const [at, village] of villages.entries())
		fillVillage({ make, put, whole, restricted }, village, (at - 2.5) * SIDE);
	const near = villages.map(({ code }, at) => lendPlot({ make, put }, rows, code, villages.at(at - 1)!.code, `Zq${letter}n${at}vx`, (at - 2.5) * SIDE)); // prettier-ignore
	for (const [at, township] of townships.entries()) {
		const mark = `Zq${letter}t${at}vx`;
		const own = villages.filter((village) => village.township === township.code);
		const zone = put(
			'zone',
			own[0]!.code,
			make.zone({ name: `${mark}产业区`, shape: make.rectangle((at * 2 - 2.5) * SIDE, 0, SIDE, SIDE) })
		);
		put('zone_village', own[0]!.code, make.zoneVillage({ zone_id: zone.id, village_code: own[0]!.code }));
		const other = villages[(at * 2 + 2) % villages.length]!;
		put('zone_body', own[0]!.code, make.zoneBody(zone.id, `${mark}联合社`, [own[0]!.code, other.code]));
		put('zone_photo', own[0]!.code, make.zonePhoto(zone.id, own[0]!.code, `${own[0]!.mark}进度`));
		put(
			'pairing',
			own[0]!.code,
			make.pairing({ subject_kind: 'zone', subject_code: zone.code, leader: `${mark}区长` })
		);
		put(
			'pairing',
			township.code,
			make.pairing({
				subject_kind: 'township',
				subject_code: township.code,
				leader: `${mark}乡长`,
				note: `${mark}乡记`
			})
		);
	}
	const team = put('team', county, make.team({ name: '领导小组' }));
	put('team_member', county, make.teamMember({ team_id: team.id, name: '组长', role: 'head' }));
	put('policy_document', county, make.policyDocument({ title: '收费办法' }));
	put('department', county, make.department({ name: '财政局' }));
	const plan = put('zone_plan', county, make.zonePlan({ name: `Zq${letter}g0vx方案` }));
	const drawn = make.planZone(plan.id, `Zq${letter}g0vx片区`, villages.slice(0, 3).map(({ code }) => code)); // prettier-ignore
	put('zone_plan_zone', county, drawn.zone);
	put('zone_plan_step', county, drawn.step);
	for (const member of drawn.members) put('zone_plan_village', county, member);
	const words = make.planWords(plan.id, villages[0]!.code, `Zq${letter}g0vx`);
	put('zone_plan_reason', county, words.reason);
	put('zone_plan_comment', county, words.comment);
	put('zone_plan_remark', county, words.remark);
	putAskedPlan({ make, put }, townships[0]!.code, villages.slice(0, 2), `Zq${letter}t0vx`);
	const moved = villages.map(({ code }, at): NearPlot => {
		const next = villages[(at + 1) % villages.length]!;
		const plot = rows.find((each) => each.table === 'parcel' && each.place === next.code)!;
		return { mark: next.mark, id: plot.id, place: next.code, before: code };
	});
	const bound = villages.map(({ code, mark: hidden }, at): NearPlot => {
		const [next, mark] = [villages[(at + 1) % villages.length]!.code, `Zq${letter}e${at}vx`];
		const firm = put('enterprise', code, make.enterprise({ village_code: code, name: `${mark}加工厂`, note: `${hidden}内部` })); // prettier-ignore
		put('enterprise_link', next, make.enterpriseLink({ enterprise_id: firm.id, village_code: next, kind: 'sells_to', product: `${mark}料` })); // prettier-ignore
		return { mark, id: firm.id, place: code, before: next };
	});
	return { county, townships, villages, near, moved, bound, rows, whole, restricted };
}
