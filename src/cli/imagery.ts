import { resolve } from 'node:path';
import {
	answer,
	answerOutcome,
	misuse,
	refusal,
	type Answer,
	type Command,
	type CommandContext
} from '#cli/command.ts';
import { readOptions } from '#cli/options.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { imagerySets } from '#imagery/imagery.read.server.ts';
import { checkDeclared } from '#imagery/imagery.ts';
import { addImagery, showImagery } from '#imagery/imagery.write.server.ts';
import { takeIn } from '#imagery/take-in.server.ts';

const flags = {
	date: { type: 'string' },
	source: { type: 'string' },
	name: { type: 'string' },
	crs: { type: 'string' },
	rows: { type: 'string' },
	place: { type: 'string' }
} as const;

async function add(
	{ house, session, progress }: CommandContext,
	args: readonly string[],
	usage: string
): Promise<Answer> {
	const { parsed, misused } = readOptions({ usage }, args, flags);
	if (misused) return misused;
	const { values, positionals } = parsed;
	const [path] = positionals;
	if (!path || positionals.length > 1) return misuse('expected one FILE or FOLDER', usage);
	const { date, source, name = source, crs = 'cgcs2000', rows = null, place } = values;
	const { actor, place: county } = session!;
	const given = { name, source, takenOn: date, datum: crs, rows, place: place ?? county.code };
	const declared = checkDeclared(given, county.code, dayOf(new Date()));
	if (!declared.ok) return refusal(declared);
	// Asked before the reading, which may take minutes; the door asks again.
	if (!actor.permissions.has('imagery.change')) return refusal(refused('permission.missing'));
	const told = (tiles: number) => progress(`${tiles} tiles`);
	const taken = await takeIn({ path: resolve(path), county, rows: declared.value.rows, folders: house.folders }, told);
	if (!taken.ok) return refusal(taken);
	const { facts, stored } = taken.value;
	const outcome = await session!.write('imagery.change', (tx, by) => addImagery(tx, by, declared.value, facts, stored));
	return answerOutcome(outcome, ({ number }) => {
		const { west, south, east, north } = facts.bounds;
		const box = [west, south, east, north].map((degree) => degree.toFixed(4)).join(', ');
		return answer(
			[
				`imagery ${number}: ${declared.value.name}, ${declared.value.takenOn}, ${facts.tiles} tiles of ${facts.tileSize} px, z${facts.minZoom}–${facts.maxZoom}`,
				`came as ${facts.cameAs}, rows ${facts.rows}, ${declared.value.datum}, ${box}`
			],
			{ ok: true, number, ...declared.value, ...facts, sha256: stored.sha256 }
		);
	});
}

export const imageryAdd: Command = {
	name: 'imagery add',
	usage:
		'imagery add FILE|FOLDER --date YYYY-MM-DD --source S [--name N] [--crs cgcs2000|gcj02] [--rows xyz|tms] [--place CODE]',
	summary: 'picture tiles of one day onto the map: MBTiles, PMTiles or a folder z/x/y',
	throughServer: true,
	run(context, args) {
		return add(context, args, this.usage);
	}
};

export const imageryList: Command = {
	name: 'imagery list',
	usage: 'imagery list',
	summary: 'the sets of imagery, those taken off the map too',
	throughServer: true,
	async run({ session }, args) {
		if (args.length > 0) return misuse(`unexpected ${args.join(' ')}`, this.usage);
		const sets = await imagerySets(session!.read, { all: true });
		const lines = sets.map(({ number, takenOn, name, source, tiles, minZoom, maxZoom, hidden }) =>
			[String(number).padStart(4), takenOn, `z${minZoom}–${maxZoom}`, tiles, name, source, hidden ? 'off' : ''].join(
				'  '
			)
		);
		return answer(lines.length === 0 ? ['no imagery: mutu imagery add'] : lines, sets);
	}
};

const switched = (name: 'imagery hide' | 'imagery show', shown: boolean, summary: string): Command => ({
	name,
	usage: `${name} NUMBER`,
	summary,
	throughServer: true,
	async run({ session }, args) {
		const [word] = args;
		if (args.length !== 1 || !/^[1-9]\d{0,8}$/.test(word ?? '')) return misuse('expected one NUMBER', this.usage);
		const outcome = await session!.write('imagery.change', (tx, actor) => showImagery(tx, actor, Number(word), shown), {
			action: shown ? 'imagery.show' : 'imagery.hide'
		});
		return answerOutcome(outcome, (value) =>
			answer([`imagery ${value.number}: ${name.split(' ')[1]}`], { ok: true, ...value })
		);
	}
});

export const imageryHide = switched('imagery hide', false, 'take a set off the map; its bytes stay');
export const imageryShow = switched('imagery show', true, 'put a set back on the map');
