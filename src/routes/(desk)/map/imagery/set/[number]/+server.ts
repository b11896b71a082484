import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { recordNumber } from '#core/record-number.ts';
import { forgetBytes } from '#attachments/files.server.ts';
import { refused } from '#core/outcome.ts';
import { removeImagery, showImagery } from '#imagery/imagery.write.server.ts';
import { closePack } from '#imagery/pictures.server.ts';
import type { RequestHandler } from './$types';

const asked = v.object({ shown: v.boolean() });
const statusOf = (reason: string): number => (reason === 'permission.missing' ? 403 : 409);
const unknown = () => json(refused('imagery.unknown'), { status: 404 });

/** Takes a set off the map, or puts it back. */
export const PATCH: RequestHandler = async ({ locals, params, request }) => {
	const number = recordNumber(params.number);
	const body = v.safeParse(asked, await request.json().catch(() => null));
	if (number === null || !body.success) return unknown();
	const { shown } = body.output;
	const outcome = await locals.write('imagery.change', (tx, actor) => showImagery(tx, actor, number, shown), {
		action: shown ? 'imagery.show' : 'imagery.hide'
	});
	return json(outcome, { status: outcome.ok ? 200 : statusOf(outcome.reason) });
};

/** Throws a set away, its bytes too where nothing else is made of the same. */
export const DELETE: RequestHandler = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	if (number === null) return unknown();
	const { folders, county } = locals;
	const outcome = await locals.write('imagery.change', (tx, actor) => removeImagery(tx, actor, number), {
		action: 'imagery.remove'
	});
	if (!outcome.ok) return json(outcome, { status: statusOf(outcome.reason) });
	const { name, sha256, recordedAt, last } = outcome.value;
	if (last) {
		closePack(folders.files, county, sha256);
		await forgetBytes(folders.files, county, sha256, recordedAt);
	}
	return json({ ok: true, value: { number, name } });
};
