# The program and nothing else. `cargo xtask dist --only binary` makes what it is built from:
#   docker build --tag ia-validate . && docker run --rm --volume "$PWD:/work" ia-validate articles/
# It runs as nobody in particular; for `fix`, who owns the files: --user "$(id -u):$(id -g)"
# Of the machine that it is for; BuildKit sets it.
ARG TARGETARCH

FROM scratch AS amd64
ADD dist/ia-validate-x86_64-unknown-linux-musl.tar.gz /

FROM scratch AS arm64
ADD dist/ia-validate-aarch64-unknown-linux-musl.tar.gz /

FROM ${TARGETARCH} AS unpacked

FROM scratch
LABEL org.opencontainers.image.source="https://github.com/ia-validate/ia-validate" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.description="Validates Facebook Instant Articles and their RSS feeds"
COPY --from=unpacked /ia-validate-*/ia-validate /ia-validate
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/ia-validate"]
