import { mkdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#core/project.server.ts';
import type { FoundBrowser } from '#test/browser.ts';

/** Whether the machine has the libraries of Mozilla's NSS, which no Chromium starts without. */
const hasNss = (): boolean => {
	try {
		return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so');
	} catch {
		return false;
	}
};

/**
 * Tells the browser where its fonts were unpacked. The package's own settings name folders below /tmp alone, and without any
 * font a page ends the browser.
 * @returns the folder of the settings
 */
function fontSettings(folder: string): string {
	const settings = join(folder, 'font-settings');
	mkdirSync(settings, { recursive: true });
	const lines = [`<dir>${join(folder, 'fonts')}</dir>`, `<cachedir>${join(folder, 'font-cache')}</cachedir>`];
	writeFileSync(
		join(settings, 'fonts.conf'),
		`<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`
	);
	return settings;
}

/**
 * The browser inside the npm package @sparticuz/chromium (Linux x64), for a machine that has none. It is unpacked once
 * under node_modules/.cache, with its own fonts and, where the machine has no NSS, its own libraries.
 * @param bare as on a machine without any library of its own
 */
export async function packagedBrowser(bare = !hasNss()): Promise<FoundBrowser> {
	const folder = join(projectRoot(), 'node_modules/.cache/mutu/chromium');
	mkdirSync(folder, { recursive: true });
	// The package unpacks into the system's folder for temporary files, wherever that is said to be.
	const before = process.env.TMPDIR;
	process.env.TMPDIR = folder;
	try {
		const { default: chromium, inflate } = await import('@sparticuz/chromium');
		const path = await chromium.executablePath();
		const environment: Record<string, string> = { FONTCONFIG_PATH: fontSettings(folder) };
		if (bare) {
			const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
			const libraries = await inflate(join(dirname(dirname(entry)), 'bin/al2023.tar.br'));
			environment.LD_LIBRARY_PATH = join(libraries, 'lib');
		}
		// Its argument list is for another place: it turns the web's own protections off. WebGL2 works without.
		return { path, kind: bare ? 'packaged, with its own libraries' : 'packaged', environment, flags: [] };
	} finally {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
	}
}
