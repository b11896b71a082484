import { changedAt } from '#audit/freshness.read.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({ asOf: await changedAt(locals.read) });
