import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter(),
		files: { hooks: { server: 'src/hooks.server' }, serviceWorker: 'src/service-worker' },
		serviceWorker: { register: false },
		// A page that stands in another's place (src/permit.ts) would ask for its parts below that address.
		paths: { relative: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'worker-src': ['self'],
				'style-src': ['self'],
				// Attributes that say where a thing stands, written by the server; none of them can run anything.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self', 'data:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'frame-src': ['none'],
				'form-action': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		// A deployment behind an office proxy changes build folders under open pages.
		version: { pollInterval: 0 }
	}
};
