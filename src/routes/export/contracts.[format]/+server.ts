import { error } from '@sveltejs/kit';
import { csvText, type CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { dayOf } from '#core/period.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { contractListOf } from '#land/contracts/list.ts';
import { namedPlaces } from '#land/contracts/places.read.server.ts';
import { registerSheet, yuanCell } from '#land/contracts/sheets.ts';
import { escalatedRows, rectifiedRows, registerRows } from '#land/contracts/sheets.read.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** One of the three ledgers of contracts, as the address filters the register. Restricted flags are in none of them. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
	const sheet = url.searchParams.get('sheet') ?? 'register';
	if (!format || (sheet !== 'register' && sheet !== 'rectification' && sheet !== 'escalation'))
		error(404, {
			message: 'expected register, rectification or escalation as csv or xlsx',
			reason: 'contract.unknown'
		});
	const { read, language } = locals;
	const day = dayOf(new Date());
	const list = contractListOf(url.searchParams);
	const { townships, villages } = await namedPlaces(read);
	const names = new Map([...townships, ...villages].map(({ code, name }) => [code, name]));
	const nameOf = (code: string | null) => (code === null ? '' : (names.get(code) ?? code));
	const { contracts: text, shell } = await words(language, ['contracts', 'shell']);
	const of = (known: Readonly<Record<string, string>>, value: string | null) =>
		value === null ? '' : (known[value] ?? value);
	const place = (village: string | null): CsvCell[] => [nameOf(village?.slice(0, 9) ?? null), nameOf(village)];
	const kinds = (found: readonly string[] | null) =>
		(found ?? []).map((kind) => of(text.irregular.kinds, kind)).join('、');
	let table: CsvCell[][];
	if (sheet === 'register') {
		const more = { irregular: text.irregular.kinds, yes: text.yesNo.yes, no: text.yesNo.no };
		table = registerSheet(
			await registerRows(read, list, day),
			{ ...text, ...more, heads: text.sheets.register },
			nameOf
		);
	} else if (sheet === 'rectification') {
		const rows = await rectifiedRows(read, list, day);
		table = [
			[...text.sheets.rectification],
			...rows.map((row, at): CsvCell[] => [
				...[at + 1, ...place(row.village), row.code, row.lessee ?? ''],
				...[
					row.asset ?? of(text.objects, row.object),
					muToNumber(row.mu),
					kinds(row.kinds),
					of(text.statuses, row.status)
				],
				...[
					of(text.rectification.kinds, row.done),
					row.doneOn ?? '',
					yuanCell(row.deltaFen),
					yuanCell(row.recoveredFen)
				],
				...[row.document ?? '', row.note ?? '']
			])
		];
	} else {
		const teams = await listRegister(read, 'team', { places: await placesByCode(read), zones: [] });
		const team = new Map(teams.map(({ id, state }) => [id, state.name ?? '']));
		const rows = await escalatedRows(read, list, day);
		table = [
			[...text.sheets.escalation],
			...rows.map((row, at): CsvCell[] => [
				...[at + 1, ...place(row.village), row.code, row.lessee ?? '', kinds(row.kinds), row.reason],
				...[of(text.escalation.at, row.state), row.team ? (team.get(row.team) ?? '') : '', row.raisedOn, row.dueOn],
				...[row.answeredOn ?? '', row.answer ?? '', row.opinion ?? ''],
				...[row.lawyer ?? '', row.opinionOn ?? '']
			])
		];
	}
	const title = text.exports[sheet];
	const name = `${locals.place.name}-${title}-${day}${locals.demo ? `-${shell.demo}` : ''}.${format}`;
	const body = format === 'csv' ? csvText(table) : new Uint8Array(await sheetWorkbook(title, table));
	return handOut(locals, {
		...{ permission: 'land.export', sheet: `contracts.${sheet}`, name, plain: `contracts-${sheet}-${day}.${format}` },
		...{ type: sheetTypes[format], body, count: table.length - 1, search: url.search.slice(1) }
	});
};
