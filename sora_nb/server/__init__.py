"""The protocol of OpenAI's video API, /v1/videos, over any engine: code written against Sora runs again."""
