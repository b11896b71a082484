import { getContext, setContext } from 'svelte';
import type { Permission } from '#core/permission.ts';

const key = Symbol('may');
type May = (permission: Permission) => boolean;

/** Called once by the outermost layout, with what the server says of the session. */
export const provideMay = (given: () => readonly Permission[]): May =>
	setContext(key, (permission: Permission) => given().includes(permission));

/**
 * Whether who is signed in holds a permission, so that nobody is shown a button that would be refused. The door decides
 * again whatever a page shows. Where nobody has said, nothing may be done.
 */
export const mayOf = (): May => getContext<May | undefined>(key) ?? (() => false);
