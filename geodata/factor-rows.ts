import type { Random } from '#core/random.ts';
import { shippedFields, type Factor } from '#zones/factors/fields.ts';
import { day, type Sheet } from './rows.ts';

/** What a village has at most of a field, in the field's whole numbers; money in yuan here. */
const MOST: Readonly<Record<string, number>> = {
	...{ leaders: 9, skilled: 40, graduates: 3, experts: 3, cash: 1_800_000, upper: 600_000, social: 2_000_000 },
	...{ assets: 6_000_000, houses: 90_000, reserve_land: 60_000, building: 3, reserve: 5, facilities: 6 },
	...{ orders: 4, brands: 2, channels: 5, cold: 2 }
};
/** A field that is not filled in, now and then. */
const MISSING = 0.04;

/** How a zone's villages are made so that each answer of the complementary layout comes up: of one all weak in a factor, of one unknown. */
const SHAPED: Readonly<Record<string, { strong?: true; weak?: Factor; unknown?: Factor }>> = {
	物业服务: { strong: true },
	食用菌种植: { weak: 'market' },
	蜜蜂养殖: { unknown: 'fund' }
};

/** 《村级五要素调查表》 of every village of the demo county, some checked, some verified, a few fields missing; invented. */
export function addFactors({ factory, rows }: Sheet, random: Random): void {
	const shaped = new Map<string, { strong?: boolean; weak?: Factor; unknown?: Factor; whole?: boolean }>();
	for (const [name, how] of Object.entries(SHAPED)) {
		const { id } = rows.zone.find((zone) => zone.name === name)!;
		const members = rows.zone_village.filter(({ zone_id }) => zone_id === id);
		members.forEach(({ village_code }, at) =>
			shaped.set(village_code, {
				...(how.strong ? { strong: at === 0, whole: true } : {}),
				...(how.weak ? { weak: how.weak } : {}),
				...(how.unknown && at === members.length - 1 ? { unknown: how.unknown } : {})
			})
		);
	}
	rows.village.forEach(({ code, township_code }, at) => {
		const own = random.branch(code);
		const how = shaped.get(code) ?? {};
		const figures: Record<string, number> = {};
		for (const { id, factor, unit } of shippedFields) {
			const part = how.strong
				? own.between(0.8, 1)
				: how.weak === factor
					? 0
					: Math.min(1, Math.max(0, own.bell() * 0.22 + 0.4));
			const value = Math.round(part * MOST[id]!);
			const missing = own.chance(MISSING) && !how.whole && how.weak !== factor;
			if (!missing && how.unknown !== factor) figures[id] = unit === 'money' ? Math.round(value / 100) * 10_000 : value;
		}
		if (!own.chance(MISSING)) {
			const households = Math.round(80 + 640 * own.between(0.1, 1) ** 2);
			figures.households = households;
			if (!own.chance(MISSING)) figures.people = Math.round(households * own.between(2.4, 3.2));
		}
		const stage = at % 5 === 0 ? 'reported' : at % 5 === 1 ? 'checked' : 'verified';
		const stage_by = { reported: '村经办', checked: '乡镇经办', verified: '县中心经办' }[stage];
		rows.factor_profile.push(
			factory.factorProfile({
				...{ village_code: code, surveyed_on: day(2026, 6, 30), figures: JSON.stringify(figures), stage, stage_by },
				stage_on: day(2026, 7, 5 + (Number(township_code.slice(-1)) % 9))
			})
		);
	});
}
