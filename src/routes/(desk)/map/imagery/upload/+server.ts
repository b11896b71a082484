import { json } from '@sveltejs/kit';
import type { ImageryJobInput } from '#cli/imagery-job.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { IMAGERY_JOB } from '#imagery/imagery-list.ts';
import { sees } from '#core/scope.ts';
import { checkDeclared } from '#imagery/imagery.ts';
import { dropUpload, receiveImagery } from '#imagery/upload.server.ts';
import { enqueue } from '#jobs/jobs.write.server.ts';
import type { RequestHandler } from './$types';

/**
 * Takes a set's bytes as they are (at most limits.upload of imagery), puts them on disk and asks for them to be taken in: a
 * job, which looks at each picture in a process of its own. What is said of the set is in the address and checked first.
 */
export const POST: RequestHandler = async ({ request, url, locals }) => {
	const { actor, county, read, folders } = locals;
	if (!actor.permissions.has('imagery.change')) return json(refused('permission.missing'), { status: 403 });
	const said = (name: string): string | null => url.searchParams.get(name)?.trim() || null;
	const given = {
		name: said('name') ?? said('source')?.slice(0, 60) ?? null,
		source: said('source'),
		takenOn: said('takenOn'),
		datum: said('datum') ?? 'cgcs2000',
		rows: said('rows'),
		place: said('place') ?? county
	};
	const declared = checkDeclared(given, county, dayOf(new Date()));
	if (!declared.ok) return json(declared, { status: 422 });
	if (!sees(read.scope, county, declared.value.place))
		return json(refused('imagery.scope', { got: declared.value.place }), { status: 403 });
	if (!request.body) return json(refused('imagery.file_needed'), { status: 422 });
	const bytes = Number(request.headers.get('content-length') ?? 0);
	const received = await receiveImagery(folders.staging, request.body, bytes);
	if (!received.ok) return json(received, { status: received.reason === 'imagery.upload_too_large' ? 413 : 422 });
	const upload = received.value.id;
	const input: ImageryJobInput = { upload, declared: declared.value };
	const asked = await locals.write('imagery.change', (tx, by) => enqueue(tx, by, IMAGERY_JOB, input));
	if (!asked.ok) await dropUpload(folders.staging, upload);
	return json(asked, { status: asked.ok ? 202 : 422 });
};
