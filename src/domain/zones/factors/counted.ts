import type { Figures } from './factor-index.ts';
import type { FactorRow, Profile } from './profile.ts';
import { REGISTER_FIELD } from './register.ts';

/**
 * What a village's indices are reckoned from: the survey that counts, and for 龙头企业或订单 the register of enterprises wherever
 * that knows any of the village; else what was surveyed stands. Nothing registered and nothing surveyed is missing, not nought.
 */
export function figuresCounted({ counted, register }: Pick<FactorRow, 'counted' | 'register'>): Figures | null {
	if (register === 0) return counted?.figures ?? null;
	return { ...counted?.figures, [REGISTER_FIELD]: register };
}

/** A survey newer than the one that counts, which nobody has brought as far yet. */
export const pendingOf = ({ profile, counted }: Pick<FactorRow, 'profile' | 'counted'>): Profile | null =>
	profile && profile.id !== counted?.id ? profile : null;
