import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	// Database engines and file parsers run from node_modules: bundling breaks their wasm and worker paths.
	ssr: { external: ['@electric-sql/pglite', '@electric-sql/pglite-postgis', 'pg', 'pg-copy-streams', 'yauzl', 'shapefile'] },
	build: { target: 'es2023', chunkSizeWarningLimit: 2500 }
});
