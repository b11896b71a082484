import { COUNTYLESS } from '#audit/chain.ts';
import { localOperator } from '#auth/local-operator.ts';
import { answer, answerOutcome, misuse, refusal, type Answer, type Command } from '#cli/command.ts';
import { linkLines, makeLinkOf } from '#cli/first-link.server.ts';
import { readOptions } from '#cli/options.ts';
import { refused } from '#core/outcome.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { workingCounty } from '#door/request.server.ts';
import { EMPTY_COUNTY, isCountyBox, isGaussKruger } from '#territory/county.ts';
import { createCounty } from '#territory/county.write.server.ts';

export const init: Command = {
	name: 'init',
	usage: 'init --empty [--code C] [--name N] [--srid S] [--box W,S,E,N] | init --link',
	summary: 'make a county without data, and the one-time link of its first administrator; never overwrites',
	throughServer: false,
	withoutCounty: true,
	async run({ house }, args) {
		const options = {
			empty: { type: 'boolean' },
			link: { type: 'boolean' },
			code: { type: 'string' },
			name: { type: 'string' },
			srid: { type: 'string' },
			box: { type: 'string' }
		} as const;
		const { parsed, misused } = readOptions(this, args, options);
		if (misused) return misused;
		const { values, positionals } = parsed;
		if (positionals.length > 0) return misuse(`unexpected ${positionals.join(' ')}`, this.usage);
		if (values.link) return firstLink(house);
		if (!values.empty) return misuse('expected --empty or --link', this.usage);
		const code = values.code ?? EMPTY_COUNTY.code;
		if (!/^\d{6}$/.test(code)) return misuse(`--code: expected six digits, got ${code}`, this.usage);
		const srid = Number(values.srid ?? EMPTY_COUNTY.gk_srid);
		if (!isGaussKruger(srid)) return misuse(`--srid: expected 4513 to 4554, got ${values.srid}`, this.usage);
		const { west: w, south: s, east: e, north: n } = EMPTY_COUNTY;
		const [west, south, east, north] = values.box?.split(',').map(Number) ?? [w, s, e, n];
		const box = { west: west ?? NaN, south: south ?? NaN, east: east ?? NaN, north: north ?? NaN };
		if (!isCountyBox(box))
			return misuse(
				`--box: expected west,south,east,north in degrees, within 73–136°E, 3–54°N, got ${values.box}`,
				this.usage
			);
		const county = { code, name: values.name ?? EMPTY_COUNTY.name, gk_srid: srid, ...box, demo: false };
		const outcome = await throughDoor(
			house.engine,
			localOperator(code),
			'county.create',
			(tx, actor) => createCounty(tx, actor, county),
			{ chain: COUNTYLESS }
		);
		if (!outcome.ok) return answerOutcome(outcome, () => answer([], {}));
		const { value: made } = outcome;
		const linked = await makeLinkOf(house, made.code);
		return answerOutcome(linked, (link) =>
			answer(
				[
					`county ${made.code} ${made.name}, EPSG:${made.gk_srid}, ${west}–${east}°E × ${south}–${north}°N, no data`,
					...linkLines(link)
				],
				{ ok: true, county: made, link: link.address, expires: link.expires.toISOString() }
			)
		);
	}
};

/** The link again, for whoever lost it: earlier ones no longer let anybody in. */
async function firstLink(house: House): Promise<Answer> {
	const place = await workingCounty(house);
	if (!place) return refusal(refused('county.none', { expected: 'a county: mutu init --empty' }));
	return answerOutcome(await makeLinkOf(house, place.code), (link) =>
		answer(linkLines(link), { ok: true, link: link.address, expires: link.expires.toISOString() })
	);
}
