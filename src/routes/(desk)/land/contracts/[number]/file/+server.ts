import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { json } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { storeBytes } from '#attachments/files.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { contractDetail } from '#land/contracts/detail.read.server.ts';
import { evidenceName, LARGEST_EVIDENCE } from '#land/contracts/evidence.ts';
import { addEvidence } from '#land/contracts/evidence.write.server.ts';
import type { RequestHandler } from './$types';

const tooLarge = () => refused('file.too_large', { expected: '20 MB' });

/** Ends a body that is longer than a file may be, before it is on disk. */
async function* limited(body: Readable): AsyncGenerator<Buffer> {
	let bytes = 0;
	for await (const chunk of body as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > LARGEST_EVIDENCE) throw new RangeError('file.too_large');
		yield chunk;
	}
}

/** Stores one file as evidence of a contract; its name is in the address. */
export const POST: RequestHandler = async ({ request, params, url, locals }) => {
	const number = recordNumber(params.number);
	const { actor, county, read, folders } = locals;
	if (!actor.permissions.has('land.contract.enter')) return json(refused('permission.missing'), { status: 403 });
	const named = evidenceName(url.searchParams.get('name'));
	if (!named.ok) return json(named, { status: 422 });
	if (Number(request.headers.get('content-length') ?? 0) > LARGEST_EVIDENCE) return json(tooLarge(), { status: 413 });
	// Before anything is on disk: whose contract it is.
	if (number === null || !(await contractDetail(read, number, dayOf(new Date()))))
		return json(refused('contract.unknown'), { status: 404 });
	if (!request.body) return json(refused('file.kind', { expected: '1 B', got: '0 B' }), { status: 422 });
	try {
		const body = Readable.from(limited(Readable.fromWeb(request.body as WebStream)), { objectMode: false });
		const stored = await storeBytes(folders.files, county, body);
		const outcome = await locals.write(
			'attachment.add',
			(tx, by) => addEvidence(tx, by, { ...stored, ...named.value, contract: number }),
			{ action: 'land.contract.evidence' }
		);
		return json(outcome);
	} catch (thrown) {
		if (thrown instanceof RangeError && thrown.message === 'file.too_large') return json(tooLarge(), { status: 413 });
		throw thrown;
	}
};
