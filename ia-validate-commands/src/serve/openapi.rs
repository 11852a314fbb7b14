//! The description of the service, which a test makes from the types.

/// The document.
pub(super) const DOCUMENT: &str = include_str!("openapi.json");

#[cfg(test)]
mod tests {
    use std::path::Path;

    use ia_validate_render::documents::{Catalogue, Document, Mended, Preview, Show};
    use ia_validate_render::options;
    use schemars::generate::{SchemaGenerator, SchemaSettings};
    use serde_json::{Map, Value, json};

    use crate::serve::answer::Action;
    use crate::serve::problem::{self, Kind};
    use crate::serve::query;

    /// What a document is sent as; any text and any XML is taken.
    const DOCUMENTS: [&str; 3] = ["text/html", "application/rss+xml", "application/xml"];

    fn described() -> Value {
        let mut settings = SchemaSettings::draft2020_12().for_serialize();
        settings.definitions_path = "/components/schemas".into();
        let mut schemas = settings.into_generator();
        let mut paths = Map::new();
        for action in Action::ALL {
            let schema = match action {
                Action::Check => schemas.subschema_for::<Document>(),
                Action::Fix => schemas.subschema_for::<Mended>(),
                Action::Preview => schemas.subschema_for::<Preview>(),
                Action::Show => schemas.subschema_for::<Show>(),
            };
            let content = action.formats().into_iter().map(|(name, media_type)| {
                let text = json!({ "type": "string" });
                (
                    media_type.to_owned(),
                    json!({ "schema": if name == "json" { json!(schema) } else { text } }),
                )
            });
            // JSON formats of others share the media type with ours, which is told.
            let mut media = Map::new();
            content.for_each(|(media_type, it)| _ = media.entry(media_type).or_insert(it));
            media.insert("application/json".to_owned(), json!({ "schema": schema }));
            let body: Map<String, Value> = DOCUMENTS
                .map(|it| (it.to_owned(), json!({ "schema": { "type": "string" } })))
                .into_iter()
                .collect();
            let mut kinds = vec![
                Kind::WrongOptions,
                Kind::TooSlow,
                Kind::TooLarge,
                Kind::WrongType,
                Kind::Failed,
                Kind::Busy,
            ];
            if action == Action::Fix {
                kinds.push(Kind::Malformed);
            }
            let operation = json!({
                "operationId": action.route().trim_start_matches("/v1/"),
                "summary": summary(action),
                "parameters": parameters(action),
                "requestBody": { "required": true, "content": body },
                "responses": responses(&mut schemas, &json!(media), &kinds),
            });
            paths.insert(action.route().to_owned(), json!({ "post": operation }));
        }
        let catalogue = json!(schemas.subschema_for::<Catalogue>());
        let told = json!({
            "application/json": { "schema": catalogue },
            "text/markdown; charset=utf-8": { "schema": { "type": "string" } },
        });
        let format = json!({
            "name": "format", "in": "query", "schema": { "enum": ["json", "markdown"], "default": "json" },
            "description": "How rules are told.",
        });
        let id = json!({
            "name": "id", "in": "path", "required": true, "schema": { "type": "string" },
            "description": "A rule's id, such as `figure-in-paragraph`.",
        });
        let mut get = |path: &str, summary: &str, parameters: Value, content: Value, kinds: &[Kind]| {
            let responses = responses(&mut schemas, &content, kinds);
            let operation = json!({ "summary": summary, "parameters": parameters, "responses": responses });
            paths.insert(path.to_owned(), json!({ "get": operation }));
        };
        get("/v1/rules", "All rules", json!([format]), told.clone(), &[Kind::WrongOptions]);
        get("/v1/rules/{id}", "One rule", json!([id, format]), told, &[Kind::WrongOptions, Kind::NotFound]);
        let any = |media_type: &str, kind: &str| json!({ media_type: { "schema": { "type": kind } } });
        get("/openapi.json", "This description", json!([]), any("application/json", "object"), &[]);
        get(
            "/healthz",
            "Whether the service is there",
            json!([]),
            any("text/plain; charset=utf-8", "string"),
            &[],
        );
        let metrics = any(crate::serve::metrics::MEDIA_TYPE, "string");
        get("/metrics", "What was counted, for Prometheus", json!([]), metrics, &[]);
        let mut definitions = schemas.take_definitions(true);
        for (name, definition) in configuration()["definitions"].as_object().unwrap() {
            definitions.insert(name.clone(), definition.clone());
        }
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": "ia-validate",
                "version": env!("CARGO_PKG_VERSION"),
                "description": "Checks Facebook Instant Articles and the RSS feeds that carry them.",
                "license": { "name": "MIT", "identifier": "MIT" },
            },
            "paths": paths,
            "components": { "schemas": definitions },
        })
    }

    fn summary(action: Action) -> &'static str {
        match action {
            Action::Check => "What is wrong with an article or a feed",
            Action::Fix => "The document, mended, and what is left",
            Action::Preview => "What ingestion would do with each article",
            Action::Show => "The articles as Facebook would have shown them",
        }
    }

    fn configuration() -> Value {
        options::schema(&|_| None)
    }

    /// The options of a call, from the table, and what only a call has.
    fn parameters(action: Action) -> Vec<Value> {
        let configuration = configuration();
        let mut parameters = Vec::new();
        let mut add = |name: &str, schema: Value| {
            let is_list = schema["type"] == "array" || schema["type"] == "object";
            let mut schema = schema;
            let description = schema.as_object_mut().and_then(|it| it.remove("description"));
            let mut it = json!({ "name": name, "in": "query", "schema": schema });
            if is_list && it["schema"]["type"] == "object" {
                // `rule=level`, as on the command line.
                it["schema"] = json!({ "type": "array", "items": { "type": "string" }, "examples": [["title-missing=off"]] });
            }
            if let Some(description) = description {
                it["description"] = description;
            }
            parameters.push(it);
        };
        for name in query::names() {
            let property = &configuration["properties"][&name];
            let schema = match name.as_str() {
                "format" => {
                    let words: Vec<_> = action.formats().into_iter().map(|(word, _)| word).collect();
                    json!({ "enum": words, "default": "json", "description": "How the answer is written." })
                }
                "name" => {
                    json!({ "type": "string", "default": "-", "description": "What the document is called in the answer." })
                }
                "kind" => {
                    json!({ "enum": ["auto", "article", "feed", "fragment"], "default": "auto", "description": "What the document is." })
                }
                "now" => {
                    json!({ "type": "string", "format": "date-time", "description": "The current time, for what depends on it." })
                }
                "unsafe" => {
                    json!({ "type": "boolean", "default": false, "description": "Take the fixes that a person should look at, too." })
                }
                _ => property.clone(),
            };
            assert!(schema.is_object(), "{name}");
            add(&name, schema);
        }
        if action == Action::Show {
            add(
                "item",
                json!({ "type": "integer", "minimum": 1, "description": "Only this article: 1 is the first." }),
            );
        }
        parameters
    }

    fn responses(schemas: &mut SchemaGenerator, content: &Value, kinds: &[Kind]) -> Value {
        let problem = json!(schemas.subschema_for::<problem::Problem>());
        let mut responses = Map::new();
        responses.insert("200".to_owned(), json!({ "description": "The answer", "content": content }));
        for kind in kinds {
            let (status, _, title) = kind.parts();
            let content = json!({ "application/problem+json": { "schema": problem } });
            responses
                .insert(status.as_u16().to_string(), json!({ "description": title, "content": content }));
        }
        Value::Object(responses)
    }

    #[test]
    fn the_description_is_that_of_the_types() {
        let text =
            serde_json::to_string(&described()).unwrap().replace("#/definitions/", "#/components/schemas/")
                + "\n";
        if std::env::var_os("UPDATE").is_some() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/serve/openapi.json");
            std::fs::write(path, &text).unwrap();
            return;
        }
        assert!(
            super::DOCUMENT == text,
            "UPDATE=1 cargo test -p ia-validate-commands --features serve openapi writes openapi.json"
        );
    }
}
