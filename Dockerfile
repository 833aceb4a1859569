# The same start path as `npm start`, on a program that is built already. Two stages: what only building needs stays behind.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# no package runs a script of its own, as in lib/launch/install.mjs
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf .next/cache tests

FROM node:20-bookworm-slim
ENV NODE_ENV=production PORT=3000 STOCKTAKE_DATA_DIR=/data
WORKDIR /app
# the program belongs to root and cannot be changed by the process that runs it; only /data can
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data && chmod 0700 /data
USER node
VOLUME /data
EXPOSE 3000
# ready, not merely alive: the database answers and its migrations are in place
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# the launcher itself is process 1: it hears SIGTERM and stops everything in order
CMD ["node", "lib/launch/start.mjs"]
