import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { CASE_FILES } from '#land/cases/case-file.write.server.ts';
import { caseDossier } from '#land/cases/case-dossier.read.server.ts';
import { caseValues, papersOf, storedCase } from '#land/cases/case.read.server.ts';
import { signedStates } from '#land/cases/course.ts';
import { chargeValues } from '#land/charges/charge.read.server.ts';
import { dueOf } from '#land/charges/due.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { findingEstimate } from '#land/finding-estimate.read.server.ts';
import { isEstimate } from '#land/reference-price.ts';
import { PLAN_HEIGHT, PLAN_WIDTH } from '#land/parcel-dossier.read.server.ts';
import { words } from '#text/words.ts';
import type { PageServerLoad } from './$types';

/** Estimates are shown of a few findings at most; they are never added up. */
const ESTIMATED = 5;

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('land:case');
	const { read, actor } = locals;
	const number = recordNumber(params.number);
	const asker = askerOf(actor);
	const { shell } = await words(locals.language, ['shell']);
	const sheet = { width: PLAN_WIDTH, height: PLAN_HEIGHT, unit: shell.unit.mu };
	const stored = number === null ? null : await storedCase(read, number);
	const dossier = stored && (await caseDossier(read, stored.number, asker, sheet));
	if (!dossier) error(404, { message: `no case ${params.number.slice(0, 20)}`, reason: 'case.unknown' });
	const today = dayOf(new Date());
	const papers = (await papersOf(read, [stored.id])).get(stored.id)!;
	const { payDays } = await chargeValues(read, today);
	const due = dueOf({ state: stored.state, outcome: stored.outcome, papers }, today, payDays);
	const estimates = [];
	if (actor.permissions.has('land.estimate.see') && dossier.charge === null)
		for (const finding of dossier.findings.slice(0, ESTIMATED)) {
			const detail = await findingDetail(read, finding.number);
			const estimate = detail && (await findingEstimate(read, detail));
			if (estimate && isEstimate(estimate)) estimates.push({ number: finding.number, fenYear: estimate.fenYear });
		}
	const files = await attachmentsOf(read, CASE_FILES, stored.id);
	return {
		dossier,
		record: stored.id,
		today,
		publicityDays: (await caseValues(read, today)).publicityDays,
		/** What still lacks before anything is due; null when it may be set now, or is. */
		lacks: due.ok || dossier.charge !== null ? null : due.reason,
		maySet:
			due.ok &&
			dossier.charge === null &&
			actor.permissions.has('land.charge.set') &&
			signedStates.includes(stored.outcome ?? stored.state),
		estimates,
		files: files.map(({ id, name, bytes, media_type: mediaType, sha256 }) => ({ id, name, bytes, mediaType, sha256 })),
		adds: actor.permissions.has('attachment.add')
	};
};
