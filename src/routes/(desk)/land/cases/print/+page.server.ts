import { askerOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import { recordSensitiveRead } from '#door/hand-out.server.ts';
import type { CaseDossier } from '#land/cases/case-dossier.ts';
import { caseDossier } from '#land/cases/case-dossier.read.server.ts';
import { listCases } from '#land/cases/case-list.read.server.ts';
import { caseListOf, filterCases, sortCases } from '#land/cases/case-list.ts';
import { MOST_OF_ONE_CASE } from '#land/cases/opening.ts';
import { words } from '#text/words.ts';
import type { PageServerLoad } from './$types';

/** px of the plan on a sheet, at 96 an inch. */
const SHEET = { width: 680, height: 400 };

/** One case, or those the address filters, as evidence sheets; that they were printed stands in the trail. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, actor } = locals;
	const today = dayOf(new Date());
	const asker = askerOf(actor);
	const one = url.searchParams.get('case');
	const { filter, sort } = caseListOf(url.searchParams);
	const numbers =
		one !== null && /^[1-9]\d{0,8}$/.test(one)
			? [Number(one)]
			: sortCases(filterCases(await listCases(read, asker), filter, today), sort).map(({ number }) => number);
	const { shell } = await words(locals.language, ['shell']);
	const sheets: CaseDossier[] = [];
	if (numbers.length <= MOST_OF_ONE_CASE)
		for (const number of numbers) {
			const dossier = await caseDossier(read, number, asker, { ...SHEET, unit: shell.unit.mu });
			if (dossier) sheets.push(dossier);
		}
	if (sheets.length > 0)
		await recordSensitiveRead(locals, {
			...{ permission: 'land.see', action: 'print.cases' },
			note: { kind: 'land_case', count: sheets.length, detail: { search: url.search.slice(0, 200) } }
		});
	return { sheets, tooMany: numbers.length > MOST_OF_ONE_CASE, most: MOST_OF_ONE_CASE, today };
};
