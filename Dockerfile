# The product in one image; data lives in /data, or in the database that DATABASE_URL names.
#   docker build -t mutu . && docker run -p 3000:3000 -v mutu:/data -e ORIGIN=http://localhost:3000 -e MUTU_SECRET=… mutu

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit
COPY . .
# Through the server's own builder: it notes what it built, so that the first start does not build again.
RUN node --disable-warning=ExperimentalWarning -e "import('./src/cli/build.server.ts').then((m) => m.ensureBuilt(console.log))"
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MUTU_DATA=/data
RUN install -d -o node -g node /data
# Workers start from their source, so src is part of the product; the demo county is made by the tests' factories.
COPY --from=build --chown=node:node /app/package.json /app/package-lock.json /app/svelte.config.js /app/vite.config.ts ./
COPY --from=build --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/build build
COPY --from=build --chown=node:node /app/src src
COPY --from=build --chown=node:node /app/static static
COPY --from=build --chown=node:node /app/sql sql
COPY --from=build --chown=node:node /app/geodata geodata
COPY --from=build --chown=node:node /app/test/factory.ts test/factory.ts
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s \
	CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/server.ts"]
