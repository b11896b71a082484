import { COUNTYLESS } from '#audit/chain.ts';
import { localOperator } from '#auth/local-operator.ts';
import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { readOptions } from '#cli/options.ts';
import { throughDoor } from '#door/door.server.ts';
import { EMPTY_COUNTY, isCountyBox, isGaussKruger } from '#territory/county.ts';
import { createCounty } from '#territory/county.write.server.ts';

export const init: Command = {
	name: 'init',
	usage: 'init --empty [--code C] [--name N] [--srid S] [--box W,S,E,N]',
	summary: 'make a county without data; never overwrites',
	throughServer: false,
	withoutCounty: true,
	async run({ house }, args) {
		const options = {
			empty: { type: 'boolean' },
			code: { type: 'string' },
			name: { type: 'string' },
			srid: { type: 'string' },
			box: { type: 'string' }
		} as const;
		const { parsed, misused } = readOptions(this, args, options);
		if (misused) return misused;
		const { values, positionals } = parsed;
		if (!values.empty || positionals.length > 0) return misuse('expected --empty', this.usage);
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
		return answerOutcome(outcome, (made) =>
			answer(
				[`county ${made.code} ${made.name}, EPSG:${made.gk_srid}, ${west}–${east}°E × ${south}–${north}°N, no data`],
				{ ok: true, county: made }
			)
		);
	}
};
