import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import type { State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { LedgerMoved } from '#land/ledger-moved.ts';
import { contractNamed } from './contract-named.server.ts';
import { offerCourse, type OfferState } from './course.ts';
import { codesOf, type OfferLines } from './import.read.server.ts';
import type { OfferLine } from './import-rows.ts';
import { papersOfLine } from './line-course.ts';
import { storedAsset } from './reclaimed.read.server.ts';
import { presentAfter } from './present.ts';
import { mendAsset, putAsset, type Told } from './record.write.server.ts';

/**
 * Takes in the lines of 公开竞价发包台账. A new one walks its offering as the ledger tells it, each step of its day and in whoever
 * brought the file's name: others took them, on paper. One the county has keeps its course; what its record says is put right.
 */
export async function acceptOffers(tx: Tx, actor: Actor, source: ImportSource, rows: OfferLines): Promise<Accepted> {
	const present = await codesOf(
		tx,
		rows.flatMap(({ row }) => row.asset.code ?? [])
	);
	const counts = { inserted: 0, changed: 0, unchanged: 0 };
	for (const { n, row } of rows) {
		const known = present.get(row.asset.code ?? '');
		if (known) counts[(await mend(tx, actor, known.id, row)) ? 'changed' : 'unchanged'] += 1;
		else {
			const told = await toldBy(tx, source, n, row);
			await putAsset(tx, actor, { state: row.asset, caseId: null, origin: 'ledger', told });
			counts.inserted += 1;
		}
	}
	return { ...counts, unknown: {} };
}

/** What a line tells of an offering: its steps, and what the record says after the last. */
async function toldBy(tx: Tx, source: ImportSource, n: number, row: OfferLine): Promise<Told> {
	const read = papersOfLine(row, dayOf(tx.now));
	if (!read.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${read.reason}`);
	let state: OfferState = 'waiting';
	let columns: State = {};
	const steps = row.course.map(({ step: name, reason, on }, index) => {
		const { to } = offerCourse.steps.find((each) => each.name === name && each.from.includes(state))!;
		const paper = read.papers[index]!;
		columns = { ...columns, ...presentAfter(name, paper) };
		const step = { step: name, from: state, to, on, reason, paper };
		state = to;
		return step;
	});
	const last = steps.at(-1)?.paper;
	if (last?.kind === 'contract') {
		const { result_on: resultOn, won_fen: wonFen, price_unit: unit } = columns;
		const found = { village: row.asset.village_code, resultOn, wonFen, unit } as Parameters<typeof contractNamed>[1];
		const named = await contractNamed(tx, found, last.number);
		if (!named.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${named.reason}`);
		columns = { ...columns, contract_id: named.value.id, contract_version: named.value.version };
	}
	return { file: source.id, row: n, columns, steps };
}

async function mend(tx: Tx, actor: Actor, id: string, { asset }: OfferLine): Promise<boolean> {
	const { feature_no: number, version } = await tx.query
		.selectFrom('reclaimed_asset')
		.select(['feature_no', 'version'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const mended = await mendAsset(tx, actor, {
		...{ number, version },
		values: {
			...{ name: asset.name, ...(asset.note === null ? {} : { note: asset.note }) },
			...(asset.jobs === null ? {} : { jobs: String(asset.jobs) }),
			...(asset.gain_fen === null ? {} : { gain: (asset.gain_fen / 100).toFixed(2) })
		}
	});
	if (!mended.ok) throw new LedgerMoved(`expected ${asset.code} to be put right, got ${mended.reason}`);
	return (await storedAsset(tx, number))!.version !== version;
}
