import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Sends each person home; until roles exist, home is the map. */
export const load: PageServerLoad = () => redirect(307, '/map');
