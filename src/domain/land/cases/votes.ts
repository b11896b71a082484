import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** How representatives voted. */
export interface Votes {
	entitled: number;
	present: number;
	approve: number;
	against: number;
}

/** Whether a resolution was carried (domain.md I17): two thirds of those entitled are there, more than half of those agree. */
export function checkVotes({ entitled, present, approve, against }: Votes): Outcome<true> {
	const whole = [entitled, present, approve, against].every(Number.isInteger);
	if (!whole || approve < 0 || against < 0 || present < 1 || approve + against > present || present > entitled)
		return refused('paper.votes', {
			field: 'present',
			expected: '赞成 + 反对 ≤ 到会 ≤ 应到',
			got: `${approve} + ${against}, ${present}, ${entitled}`.replaceAll('NaN', '—')
		});
	if (present * 3 < entitled * 2)
		return refused('paper.quorum', { field: 'present', expected: Math.ceil((entitled * 2) / 3), got: present });
	if (approve * 2 <= present)
		return refused('paper.majority', { field: 'approve', expected: Math.floor(present / 2) + 1, got: approve });
	return accepted(true);
}
