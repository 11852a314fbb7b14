"""Archives, file by file: what `ia-validate-archive` does."""
