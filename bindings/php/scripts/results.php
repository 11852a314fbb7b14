<?php

/*
 * Makes the classes of `src/Result` from the schemas in `docs/schemas`: `php scripts/results.php`.
 * With `--check` it writes nothing, and says what is out of step.
 */

declare(strict_types=1);

const SCHEMAS = ['check', 'mended', 'preview', 'show', 'rules'];

/** @return array<string, array<string, mixed>> the types by name */
function types(string $folder): array
{
    $types = [];
    foreach (SCHEMAS as $file) {
        $schema = json_decode((string) file_get_contents("$folder/$file.json"), true, 512, JSON_THROW_ON_ERROR);
        $types += $schema['$defs'] ?? [];
        unset($schema['$defs']);
        $types[$schema['title']] = $schema;
    }
    ksort($types);
    return $types;
}

/** The properties, those of alternatives with them: these may be absent. */
function properties(array $type): array
{
    $required = $type['required'] ?? [];
    $all = [];
    foreach ($type['properties'] ?? [] as $name => $property) {
        $all[$name] = [$property, in_array($name, $required, true)];
    }
    foreach ($type['anyOf'] ?? [] as $other) {
        foreach ($other['properties'] ?? [] as $name => $property) {
            $all[$name] ??= [$property, false];
        }
    }
    return $all;
}

function camel(string $name): string
{
    return lcfirst(str_replace('_', '', ucwords($name, '_')));
}

/** @return array{string, string, string, bool} the PHP type, that of the comment, how it is read, whether it can be null */
function described(array $property, string $name): array
{
    if (isset($property['$ref'])) {
        $class = basename($property['$ref']);
        return [$class, $class, "$class::fromArray(\$fields->array('$name'))", false];
    }
    foreach ($property['anyOf'] ?? [] as $part) {
        if (isset($part['$ref'])) {
            [$type, $comment, $read] = described($part, $name);
            return [$type, $comment, $read, true];
        }
    }
    $kinds = (array) $property['type'];
    $isNull = in_array('null', $kinds, true);
    $kind = array_values(array_diff($kinds, ['null']))[0];
    if ($kind === 'object') {
        return ['array', 'array<string, int>', "\$fields->array('$name')", $isNull];
    }
    if ($kind === 'array') {
        $items = $property['items'];
        if (isset($items['$ref'])) {
            $class = basename($items['$ref']);
            return ['array', "list<$class>", "array_map($class::fromArray(...), \$fields->array('$name'))", $isNull];
        }
        $comment = ['string' => 'string', 'integer' => 'int', 'object' => 'mixed', 'array' => 'mixed'][$items['type']];
        return ['array', "list<$comment>", "\$fields->array('$name')", $isNull];
    }
    $type = ['string' => 'string', 'integer' => 'int', 'boolean' => 'bool'][$kind];
    return [$type, $type, "\$fields->$type('$name')", $isNull];
}

function made(string $class, array $type): string
{
    $parameters = $reads = $writes = '';
    $properties = properties($type);
    // What may be absent comes last.
    uasort($properties, static fn (array $a, array $b) => $b[1] <=> $a[1]);
    foreach ($properties as $name => [$property, $isRequired]) {
        [$kind, $comment, $read, $isNull] = described($property, (string) $name);
        $isList = $kind === 'array' && !$isRequired;
        $isNull = !$isList && ($isNull || !$isRequired);
        $about = wordwrap(preg_replace('/\s+/', ' ', trim($property['description'] ?? '')), 100, "\n         * ");
        $parameters .= "        /**\n         * $about\n";
        $parameters .= $kind === 'array' ? "         *\n         * @var $comment" . ($isNull ? '|null' : '') . "\n" : '';
        $parameters .= "         */\n        public readonly " . ($isNull ? '?' : '') . "$kind \$" . camel((string) $name);
        $without = $isList ? '[]' : 'null';
        $parameters .= $isRequired ? ",\n" : " = $without,\n";
        $isAbsent = $isNull || $isList;
        $reads .= '            ' . ($isAbsent ? "\$fields->has('$name') ? $read : $without" : $read) . ",\n";
        $value = '$this->' . camel((string) $name);
        // An empty table must not become a list.
        $value = str_starts_with($comment, 'array<') ? "(object) $value" : $value;
        if ($isRequired) {
            $writes .= "            '$name' => $value,\n";
        } else {
            $writes .= "            ...($value === $without ? [] : ['$name' => $value]),\n";
        }
    }
    $about = $type['description'];
    return <<<PHP
    <?php

    // Made by scripts/results.php from docs/schemas: edits are lost.

    declare(strict_types=1);

    namespace IaValidate\\Result;

    /**
     * $about
     */
    final class $class implements \\JsonSerializable
    {
        public function __construct(
    $parameters    ) {
        }

        /**
         * @throws \\IaValidate\\Exception\\BadAnswer if something is missing
         */
        public static function fromArray(mixed \$fields): self
        {
            \$fields = Fields::of(\$fields, '$class');
            return new self(
    $reads        );
        }

        /**
         * What it was made from.
         *
         * @return array<string, mixed>
         */
        public function jsonSerialize(): array
        {
            return [
    $writes        ];
        }
    }

    PHP;
}

$package = dirname(__DIR__);
$wanted = [];
foreach (types(dirname($package, 2) . '/docs/schemas') as $class => $type) {
    $wanted["$class.php"] = made($class, $type);
}
$isCheck = in_array('--check', $argv, true);
$wrong = [];
foreach (glob("$package/src/Result/*.php") ?: [] as $file) {
    $name = basename($file);
    if ($name !== 'Fields.php' && !isset($wanted[$name])) {
        $wrong[] = $name;
        $isCheck || unlink($file);
    }
}
foreach ($wanted as $name => $text) {
    $file = "$package/src/Result/$name";
    if (!is_file($file) || file_get_contents($file) !== $text) {
        $wrong[] = $name;
        $isCheck || file_put_contents($file, $text);
    }
}
if ($isCheck && $wrong !== []) {
    fwrite(STDERR, 'out of step with docs/schemas: ' . implode(', ', $wrong) . "; run php scripts/results.php\n");
    exit(1);
}
