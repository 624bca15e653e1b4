# The API with its explorer and the command line in one image. It reaches Neo4j by Bolt, keeps nothing on its own disk, and runs as a user without rights.
FROM node:22-slim AS explorer
WORKDIR /src/src/Graph.Explorer
COPY docs/openapi.json /src/docs/openapi.json
COPY src/Graph.Explorer .
RUN --mount=type=cache,target=/root/.npm node build.mjs

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src src
COPY cypher cypher
COPY data data
COPY docs docs
# built, so that it is embedded as it is: there is no Node.js here. Its stamp is made newer than its sources, whose times are any in a cached layer.
COPY --from=explorer /src/src/Graph.Explorer/bin src/Graph.Explorer/bin
RUN --mount=type=cache,target=/root/.nuget/packages \
    touch src/Graph.Explorer/bin/built \
 && dotnet publish src/Graph.Api -c Release -p:Bolt=true -p:Explorer=true -o /out/api \
 && dotnet publish src/Graph.Cli -c Release -p:Bolt=true -p:Explorer=true -o /out/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /out/api .
COPY --from=build /out/cli cli
RUN printf '#!/bin/sh\nexec dotnet /app/cli/Graph.Cli.dll "$@"\n' > /usr/local/bin/graph && chmod +x /usr/local/bin/graph
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
# ready means that the store answers; the image has no curl, but bash
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Graph.Api.dll"]
