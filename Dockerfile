# Debian and not Alpine: the embedded engine has a build for glibc, none for Alpine's musl on x64.
# Both stages begin here; --build-arg NODE_IMAGE=…@sha256:… pins the very image (docs/operating.md).
ARG NODE_IMAGE=node:22.23.3-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY tsconfig.json ./
COPY src ./src
RUN npm run build

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATABASE_URL=file:/data
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
# What is in it, of npm (CycloneDX), by what is installed. Of a package.json that names more, npm says that it is
# missing; with --omit=dev it leaves out what development needs too, such as graphql (npm 10, 11).
RUN npm pkg delete devDependencies && npm sbom --sbom-format=cyclonedx --sbom-type=application > sbom.cdx.json
COPY cypher ./cypher
COPY sparql ./sparql
COPY seed ./seed
COPY --from=build /app/dist ./dist
# A new volume takes over the owner of the folder that it is mounted on.
RUN install --directory --owner=node --group=node --mode=700 /data
# /app stays root's: the server cannot change its own code.
USER node
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
# The slim image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js", "serve"]
