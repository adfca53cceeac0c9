# One image for web, worker and command line.
# --- stage 1: the installable app -----------------------------------------------------------------
FROM node:22-bookworm-slim AS pwa
WORKDIR /build/pwa
COPY pwa/package.json pwa/package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY pwa/ ./
COPY backend/forms/templates/ /build/backend/forms/templates/
RUN npm run -s build \
 && mkdir -p dist/fonts \
 && cp node_modules/@expo-google-fonts/noto-serif-sc/400Regular/*.ttf node_modules/@expo-google-fonts/noto-serif-sc/700Bold/*.ttf dist/fonts/

# --- stage 2: Python --------------------------------------------------------------------------------
FROM python:3.12-slim-bookworm
# A user without rights: a hole in the application is not a hole in the machine.
RUN useradd --create-home --uid 10001 liancha
WORKDIR /app
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY sync/ sync/
COPY backend/ backend/
RUN pip install --no-cache-dir -c requirements.lock -e .
COPY --from=pwa /build/pwa/dist pwa/dist
RUN mkdir -p /data && chown liancha /data
USER liancha
ENV DATA_DIR=/data PWA_DIR=/app/pwa/dist PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=4s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/health', timeout=3)"]
# web: this command · worker: liancha worker · migrations: liancha migrate
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--no-access-log", "--respawn-failed-workers", "backend.wsgi:app"]
