/** How land was surveyed, as far as it settles how sure a survey is. The words people wrote stay on the survey. Pure. */
export const surveyMethods = ['instrument', 'imagery', 'walk', 'unknown'] as const;
export type SurveyMethod = (typeof surveyMethods)[number];

/** The less sure first: of words that name two, the less sure one governs. A GPS in the hand walks; an RTK in the hand does not. */
const WORDS: readonly (readonly [SurveyMethod, RegExp])[] = [
	['walk', /手机|步测|步量|绕行|踏勘|徒步|手持(?!.*rtk)|handheld(?!.*rtk)|\bwalk|phone/],
	[
		'imagery',
		/影像|航片|卫片|航测|航拍|航摄|正射|遥感|勾绘|无人机|卫星图|imagery|orthophoto|aerial|satellite|drone|\bua[vs]\b|\bdom\b/
	],
	['instrument', /rtk|gnss|cors|全站仪|total ?station/]
];

/** @param written what a file or a person says of it; null when nothing */
export function surveyMethodOf(written: string | null): SurveyMethod {
	const plain = (written ?? '').normalize('NFKC').toLowerCase();
	return WORDS.find(([, words]) => words.test(plain))?.[0] ?? 'unknown';
}

/** Whether money may be asked on the word of such a survey; a walk with a phone and a survey nobody vouches for only lead to land. */
export const isFitForMoney = (method: SurveyMethod): boolean => method === 'instrument' || method === 'imagery';

/** The least sure of several. */
export const leastSure = (methods: readonly SurveyMethod[]): SurveyMethod =>
	(['walk', 'unknown', 'imagery'] as const).find((method) => methods.includes(method)) ??
	(methods.includes('instrument') ? 'instrument' : 'unknown');
