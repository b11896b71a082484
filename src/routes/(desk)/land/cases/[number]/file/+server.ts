import { json } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { fileStatus, takeFile } from '#attachments/take-file.server.ts';
import { refused } from '#core/outcome.ts';
import { addCaseFile } from '#land/cases/case-file.write.server.ts';
import { storedCase } from '#land/cases/case.read.server.ts';
import type { RequestHandler } from './$types';

/** Takes a photo or a paper of a case. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	if (!locals.actor.permissions.has('attachment.add')) return json(refused('permission.missing'), { status: 403 });
	const number = recordNumber(params.number) ?? 0;
	if (!(await storedCase(locals.read, number))) return json(refused('case.unknown'), { status: 404 });
	const at = { folder: locals.folders.files, county: locals.county, name: url.searchParams.get('name') };
	const taken = await takeFile(request, at);
	if (!taken.ok) return json(taken, { status: fileStatus[taken.reason]! });
	return json(
		await locals.write('attachment.add', (tx, actor) => addCaseFile(tx, actor, { ...taken.value, number }), {
			action: 'land.case.file'
		})
	);
};
