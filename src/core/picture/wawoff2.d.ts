declare module 'wawoff2' {
	/** WOFF2 to SFNT. */
	export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
