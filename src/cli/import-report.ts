import { answer, type Answer } from '#cli/command.ts';
import type { DeclaredTotal } from '#exchange/intake/declared-totals.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import type { Stored } from '#exchange/staging/store.write.server.ts';

/** What an import says: lines for a person, one document for a program. */
const described = ({ facts, notes, problems, doubts, totals, mapping }: Prepared<unknown>) => ({
	format: facts.format,
	layer: facts.layer,
	encoding: facts.encoding,
	encoding_from: facts.encodingFrom,
	crs: facts.srid === null ? null : `EPSG:${facts.srid}`,
	crs_from: facts.sridFrom,
	extent: facts.extent,
	rows: facts.rows,
	mapping,
	notes,
	rejected: problems,
	doubts,
	totals,
	overlaps: facts.overlaps
});

export const problemDocument = (prepared: Prepared<unknown>) => ({
	ok: false,
	reason: 'import.rows_rejected',
	detail: { rejected: prepared.rejected, rows: prepared.facts.rows },
	accepted: 0,
	inserted: 0,
	changed: 0,
	unchanged: 0,
	...described(prepared)
});

/** 亩 and 元 as decimals. */
const plain = (unit: DeclaredTotal['unit'], value: number): string =>
	unit === 'count' ? String(value) : (value / 100).toFixed(2);

export function sayStored(prepared: Prepared<unknown>, stored: Stored, kind: string): Answer {
	const { facts } = prepared;
	const accepted = facts.rows - stored.rejected;
	const unknown = Object.entries(stored.unknown).filter(([, count]) => count > 0);
	const lines = [
		`${facts.layer}: ${facts.format}${facts.encoding ? `, ${facts.encoding} (${facts.encodingFrom ?? 'fixed'})` : ''}${facts.srid ? `, EPSG:${facts.srid} (${facts.sridFrom})` : ''}`,
		`${kind}: ${accepted} of ${facts.rows} records accepted: ${stored.inserted} new, ${stored.changed} changed, ${stored.unchanged} unchanged; ${stored.rejected} rejected`,
		...(unknown.length > 0 ? [`unknown: ${unknown.map(([field, count]) => `${field} ${count}`).join(', ')}`] : []),
		...(prepared.doubts.length > 0 ? [`to check: ${prepared.doubts.length} (--json lists them)`] : []),
		...prepared.totals
			.filter(({ agrees }) => !agrees)
			.map(
				({ row, label, header, unit, declared, sum }) =>
					`total in row ${row} (${label}), ${header}: declared ${plain(unit, declared)}, the rows add up to ${plain(unit, sum)}`
			),
		...stored.notes.map(({ note, detail }) => `note: ${note}${detail ? ` ${JSON.stringify(detail)}` : ''}`)
	];
	return answer(lines, {
		ok: true,
		kind,
		file: stored.file,
		accepted,
		inserted: stored.inserted,
		changed: stored.changed,
		unchanged: stored.unchanged,
		unknown: stored.unknown,
		...described(prepared)
	});
}
