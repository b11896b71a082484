import { refused, accepted, type Outcome } from '#core/outcome.ts';
import type { Remark, Stance } from '#zones/plans/course/opinion.ts';

/** A department in the joint review: what it said, its remarks point by point. */
export interface Signature {
	readonly id: string;
	readonly version: number;
	readonly office: string;
	readonly name: string;
	readonly key: string;
	/** 牵头部门. */
	readonly leads: boolean;
	readonly stance: Stance | null;
	readonly givenOn: string | null;
	readonly by: string | null;
	readonly remarks: readonly Remark[];
}

/** Whether all have signed and none objects: one that does is heard until it signs otherwise, or the project goes back. */
export const signedAll = (signatures: readonly Pick<Signature, 'stance'>[]): boolean =>
	signatures.length > 0 && signatures.every(({ stance }) => stance === 'agree' || stance === 'remarks');

/**
 * Whether somebody's office may sign or conclude.
 * @param offices the departments they act for today; of several, the one that has not signed
 */
export function ownSignature(
	signatures: readonly Signature[],
	offices: ReadonlySet<string>,
	conclude: boolean
): Outcome<Signature> {
	const mine = signatures.filter(({ office, leads }) => offices.has(office) && (!conclude || leads));
	const own = mine.find(({ stance }) => stance === null) ?? mine[0];
	if (own) return accepted(own);
	const expected = signatures.filter(({ leads }) => !conclude || leads).map(({ name }) => name);
	return refused(conclude ? 'joint.lead' : 'joint.not_yours', { expected });
}
