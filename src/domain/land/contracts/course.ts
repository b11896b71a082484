import type { Course } from '#core/steps.ts';
import type { ContractStatus } from './kinds.ts';

export type ContractStepName =
	| 'review'
	| 'return'
	| 'pass'
	| 'find_irregular'
	| 'rectify'
	| 'finish'
	| 'litigate'
	| 'judged'
	| 'escalate'
	| 'hand_back'
	| 'archive'
	| 'reopen';

const enter = 'land.contract.enter';
const review = 'land.contract.review';

/**
 * A contract through its statuses (terms.md): a village enters and puts right, its township reviews, the county oversees. One
 * office reviews and says what it found, and asks for help with what it has begun; whether it is put right another hand says.
 */
export const contractCourse: Course<ContractStatus, ContractStepName> = {
	states: [
		'registered',
		'reviewed',
		'regular',
		'irregular',
		'rectifying',
		'rectified',
		'litigation',
		'escalated',
		'archived'
	],
	first: 'registered',
	last: ['archived'],
	steps: [
		{ name: 'review', from: ['registered'], to: 'reviewed', permission: review },
		{ name: 'return', from: ['reviewed'], to: 'registered', permission: review, reason: true, sameHand: true },
		{
			...{ name: 'pass', from: ['reviewed'], to: 'regular', permission: review, sameHand: true },
			needs: ['irregularity.settled']
		},
		{
			...{ name: 'find_irregular', from: ['reviewed'], to: 'irregular', permission: review, sameHand: true },
			needs: ['irregularity.confirmed']
		},
		{ name: 'rectify', from: ['irregular'], to: 'rectifying', permission: enter, sameHand: true, days: 30 },
		{
			...{ name: 'finish', from: ['rectifying'], to: 'rectified', permission: review },
			needs: ['rectification.recorded']
		},
		{
			...{ name: 'litigate', from: ['irregular', 'rectifying'], to: 'litigation', permission: review, sameHand: true },
			...{ reason: true, needs: ['opinion.given'] }
		},
		{ name: 'judged', from: ['litigation'], to: 'rectifying', permission: review, reason: true, sameHand: true },
		{
			...{ name: 'escalate', from: ['irregular', 'rectifying', 'litigation'], to: 'escalated', permission: enter },
			...{ reason: true, sameHand: true }
		},
		{ name: 'hand_back', from: ['escalated'], to: 'rectifying', permission: review, reason: true, sameHand: true },
		{ name: 'archive', from: ['regular', 'rectified'], to: 'archived', permission: review, sameHand: true },
		{ name: 'reopen', from: ['regular', 'rectified'], to: 'reviewed', permission: review, reason: true, sameHand: true }
	]
};

/** Steps that go along with a hand-up and are taken through it alone. */
export const throughEscalation: readonly ContractStepName[] = ['escalate', 'hand_back'];

export type EscalationState = 'township' | 'county' | 'answered' | 'returned';
export type EscalationStepName = 'to_county' | 'answer' | 'hand_back';

/** 提级办理: a village hands up to its township, the township to the county; each has its clock, and answers or hands back. */
export const escalationCourse: Course<EscalationState, EscalationStepName> = {
	states: ['township', 'county', 'answered', 'returned'],
	first: 'township',
	last: ['answered', 'returned'],
	steps: [
		{
			...{ name: 'to_county', from: ['township'], to: 'county', permission: review, level: 'township' },
			...{ reason: true, days: 10 }
		},
		{
			...{ name: 'answer', from: ['township'], to: 'answered', permission: review, level: 'township' },
			...{ reason: true, needs: ['opinion.given'] }
		},
		{
			...{ name: 'answer', from: ['county'], to: 'answered', permission: 'land.contract.oversee', level: 'county' },
			...{ reason: true, needs: ['opinion.given'] }
		},
		{ name: 'hand_back', from: ['township'], to: 'returned', permission: review, level: 'township', reason: true },
		{
			...{ name: 'hand_back', from: ['county'], to: 'returned', permission: 'land.contract.oversee', level: 'county' },
			reason: true
		}
	]
};

/** The level whose desk a hand-up lands on: the next above whoever raises it; the county's own stays there. */
export const raisedTo = (level: 'village' | 'township' | 'county'): 'township' | 'county' =>
	level === 'village' ? 'township' : 'county';
