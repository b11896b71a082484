import type { Permission } from '#core/permission.ts';
import type { Course, Step } from '#core/steps.ts';

/** Where the offering of something taken back stands, in the order it goes. */
export const offerStates = [
	...(['waiting', 'drafted', 'resolved', 'approved', 'noticed', 'listed'] as const),
	...(['awarded', 'failed', 'contracted'] as const)
] as const;
export type OfferState = (typeof offerStates)[number];

export const offerSteps = [
	...(['draft', 'resolve', 'approve', 'return', 'notify', 'list', 'award', 'fail'] as const),
	...(['withdraw', 'redraft', 'contract'] as const)
] as const;
export type OfferStep = (typeof offerSteps)[number];

/** What a step writes down beside itself. */
export const paperKinds = [
	'draft',
	'resolution',
	'approval',
	'notice',
	'listing',
	'award',
	'failure',
	'contract'
] as const;
export type PaperKind = (typeof paperKinds)[number];

const at = (act: 'draft' | 'resolve' | 'approve' | 'list'): Permission => `land.offer.${act}`;
const village = { permission: at('draft'), level: 'village' } as const;
const township = { permission: at('approve'), level: 'township' } as const;
const platform = { permission: at('list'), level: 'township' } as const;

/**
 * 公开竞价: the village sets a reserve price by what its neighbours pay and resolves on it, the township approves, members
 * are told of their priority, the township lists it on the county's trading platform, the village writes down what came of
 * it, a contract of the register ends it. No step is one hand's work twice in a row; days are what is shipped.
 */
export const offerCourse: Course<OfferState, OfferStep> = {
	states: offerStates,
	first: 'waiting',
	last: ['contracted'],
	steps: [
		{ name: 'draft', from: ['waiting'], to: 'drafted', ...village, needs: ['draft'], days: 10 },
		{
			...{ name: 'resolve', from: ['drafted'], to: 'resolved', permission: at('resolve'), level: 'village' },
			...{ needs: ['resolution'], days: 5 }
		},
		{ name: 'approve', from: ['resolved'], to: 'approved', ...township, needs: ['approval'], days: 5 },
		{ name: 'return', from: ['resolved'], to: 'waiting', ...township, reason: true, days: 20 },
		{ name: 'notify', from: ['approved'], to: 'noticed', ...village, needs: ['notice'], days: 5 },
		{ name: 'list', from: ['noticed', 'failed'], to: 'listed', ...platform, needs: ['listing'], days: 5 },
		{ name: 'award', from: ['listed'], to: 'awarded', ...village, needs: ['award'], days: 10 },
		{ name: 'fail', from: ['listed'], to: 'failed', ...village, needs: ['failure'], reason: true, days: 10 },
		{ name: 'withdraw', from: ['awarded'], to: 'failed', ...platform, reason: true, days: 10 },
		{ name: 'redraft', from: ['failed'], to: 'waiting', ...township, reason: true, days: 20 },
		{ name: 'contract', from: ['awarded'], to: 'contracted', ...platform, needs: ['contract'] }
	]
};

export type OfferStepRule = Step<OfferState, OfferStep>;

/** The paper a step writes, by its needs. */
export const paperOf = ({ needs }: Pick<OfferStepRule, 'needs'>): PaperKind | null =>
	paperKinds.find((kind) => needs?.includes(kind)) ?? null;

/** How it looks on the map and in sums: waits, is on offer, is let, found nobody. */
export const outcomes = ['waiting', 'offered', 'let', 'failed'] as const;
export type OfferOutcome = (typeof outcomes)[number];

export const outcomeOf = (state: OfferState): OfferOutcome =>
	state === 'listed'
		? 'offered'
		: state === 'awarded' || state === 'contracted'
			? 'let'
			: state === 'failed'
				? 'failed'
				: 'waiting';
