import { error } from '@sveltejs/kit';
import { ownOffices } from '#auth/own-offices.read.server.ts';
import { askerOf } from '#core/office.ts';
import { dayOf, momentOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { openSteps } from '#core/steps.ts';
import { recusalFor } from '#projects/acting.server.ts';
import { appraisersOn } from '#projects/appraisers.read.server.ts';
import { appraisalOf } from '#projects/appraisal.read.server.ts';
import { asksOf } from '#projects/asks.read.server.ts';
import { filesFor } from '#projects/files.ts';
import { filesOf } from '#projects/files.read.server.ts';
import { ownSignature } from '#projects/joint.ts';
import { leadActs } from '#projects/joint.read.server.ts';
import { hangs } from '#projects/project.ts';
import { actedBefore, missingDocuments } from '#projects/gate.ts';
import { procedureLack } from '#projects/procedure.ts';
import { placeAnswers } from '#projects/place/place.read.server.ts';
import { lyingBefore, proceduresOf, projectActs, recusalsOf } from '#projects/project.read.server.ts';
import { projectByNumber } from '#projects/projects.read.server.ts';
import { projectValues } from '#projects/settings.read.server.ts';
import { courseOf, stageOf } from '#projects/stages.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import { listZones } from '#zones/zones.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('projects:project');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const project = number === null ? null : await projectByNumber(read, number);
	if (!project) error(404, { message: `no project ${params.number.slice(0, 20)}`, reason: 'project.unknown' });
	const now = new Date();
	const today = dayOf(now);
	const may = (permission: Parameters<typeof actor.permissions.has>[0]) => actor.permissions.has(permission);
	const { stages, bodies } = await projectValues(read, project.enteredOn);
	const acts = await projectActs(read, project.id);
	const lying = await lyingBefore(read, project);
	const stage = stages.find(({ kind }) => kind === stageOf(project.state));
	// Whoever acted on the gate before is shown no step of this one; so is a role the county has not set for it.
	// Whoever is tied to the village or said so neither.
	const tied = stageOf(project.state) !== 'village_applied' && (await recusalFor(read, project, actor.id)) !== null;
	const acted = tied || actedBefore(acts, project, actor.id);
	const steps = openSteps(courseOf(stages), { state: project.state, lastActor: null }, askerOf(actor)).filter(
		({ name, permission }) =>
			name === 'withdraw' ||
			(!acted &&
				(permission === 'projects.commission' || name === 'start' || (stage?.who.includes(actor.role) ?? true)) &&
				permission !== 'projects.score')
	);
	const offices = await ownOffices(read, actor.id, today);
	const led = project.state !== 'joint_review' || (await leadActs(read, lying.signatures, today));
	const concludes = ownSignature(lying.signatures, offices, led).ok;
	const signs = ownSignature(lying.signatures, offices, false);
	const inHand = project.state === 'village_applied' || project.state === 'returned';
	const enters = may('projects.apply');
	return {
		...{ project, today, now: momentOf(now), stages, bodies, acts, enters, inHand },
		steps: project.state === 'joint_review' && !concludes ? [] : steps.map(({ name }) => name),
		procedures: await proceduresOf(read, project.id),
		photos: lying.procedures.map(({ kind, photos }) => ({ kind, photos })),
		lack: inHand ? procedureLack(lying.procedures, today) : [],
		missing: missingDocuments(lying, stages),
		files: await filesOf(read, project.id, actor.id),
		asks: await asksOf(read, project.id),
		appraisal: await appraisalOf(read, project.id, project.round),
		signatures: lying.signatures,
		place: await placeAnswers(read, project),
		own: may('projects.sign') && !acted && !hangs(project, today) && signs.ok ? signs.value.id : null,
		recusals: await recusalsOf(read, project.id),
		appraisers:
			may('projects.commission') && !acted && project.state === 'third_party' ? await appraisersOn(read, today) : null,
		...{ asksMore: may('projects.ask') && !tied, addsFiles: may('projects.file'), recuses: may('projects.recuse') },
		filesKinds: filesFor(actor.permissions),
		me: actor.id,
		townships: enters && inHand ? await villagesByTownship(read) : [],
		zones: enters && inHand ? (await listZones(read)).map(({ code, name }) => ({ value: code, label: name })) : []
	};
};
